/** What is written about a thrown value; `stack` goes on with the stacks of its causes, eight at most. */
export interface LogEntry {
  readonly message: string;
  readonly stack: string | undefined;
}

const CAUSE_LIMIT = 8;

/** The log entry for whatever was thrown. Never throws. */
export function toLogEntry(thrown: unknown): LogEntry {
  try {
    if (!(thrown instanceof Error)) {
      return { message: `A value that is no error was thrown: ${String(thrown)}`, stack: undefined };
    }
    const stacks: string[] = [];
    let error: unknown = thrown;
    while (error instanceof Error && stacks.length <= CAUSE_LIMIT) {
      stacks.push(String(error.stack));
      error = error.cause;
    }
    return { message: String(thrown.message), stack: stacks.join('\nCaused by: ') };
  } catch {
    return { message: 'A value that cannot be read was thrown.', stack: undefined };
  }
}
