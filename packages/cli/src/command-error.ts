/** A problem that ends the command: printed in one line, with exit status 2. */
export class CommandError extends Error {}

/** A wrong call: the line also names the help of the command. */
export class UsageError extends CommandError {}
