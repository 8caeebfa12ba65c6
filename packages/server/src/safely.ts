/** Runs `action`, or returns undefined if it throws: for steps that must not block the response. */
export function safely<Result>(action: () => Result): Result | undefined {
  try {
    return action();
  } catch {
    return undefined;
  }
}
