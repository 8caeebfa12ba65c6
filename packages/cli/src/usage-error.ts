/** A wrong call of the command. Its message is the line that is printed before exit status 2. */
export class UsageError extends Error {}
