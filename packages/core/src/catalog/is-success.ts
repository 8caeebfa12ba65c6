/** Whether a number says "done" in the place of a code. */
export function isSuccess(code: number | undefined): boolean {
  return code === 0 || code === 200;
}
