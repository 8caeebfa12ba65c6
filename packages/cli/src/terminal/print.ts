/** Writes to standard output; resolves when more may be written. */
export async function print(text: string, encoding: BufferEncoding = 'utf8'): Promise<void> {
  if (process.stdout.write(text, encoding)) return;
  await new Promise((resolve) => process.stdout.once('drain', resolve));
}

/** Writes a line about the run itself to standard error. */
export function printNote(text: string): void {
  process.stderr.write(`errlex: ${text}\n`);
}
