/** What a run of the command reads, writes and finds out of: `process`, as a rule. */
export interface Terminal {
  readonly stdin: AsyncIterable<Buffer> & { readonly isTTY?: boolean };
  readonly stdout: NodeJS.WritableStream;
  readonly stderr: NodeJS.WritableStream;
  readonly env: NodeJS.ProcessEnv;
  readonly cwd: () => string;
  exitCode?: NodeJS.Process['exitCode'];
}
