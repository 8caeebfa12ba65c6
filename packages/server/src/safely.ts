/** Runs `action`, or returns undefined if it throws. For steps that must not prevent the response. */
export function safely<Result>(action: () => Result): Result | undefined {
  try {
    return action();
  } catch {
    return undefined;
  }
}
