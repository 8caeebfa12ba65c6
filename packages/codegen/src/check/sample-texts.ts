import type { AnyErrorSet, ErrorDefinition } from '@errlex/core';

/** A message of a definition, cut into what can change. */
export interface SampleMessage {
  readonly id: string;
  readonly template: string;
  readonly names: readonly string[];
  /** `%d` or `%s` for each name. */
  readonly kinds: readonly string[];
  /** Texts as the API sends them. */
  readonly texts: readonly string[];
}

/** Lists the messages of a definition, each with two texts: other params must not change what a text is read as. */
export function listMessages({ messages }: ErrorDefinition): SampleMessage[] {
  return Object.entries(messages).map(([id, [template, ...names]]) => {
    const kinds = template.match(/%[ds]/g) ?? [];
    const texts = [7, 31].map((sample) => render(template, sample));
    return { id, template, names, kinds, texts: [...new Set(texts)] };
  });
}

function render(template: string, sample: number): string {
  let count = 0;
  return template.replace(/%[ds]/g, (kind) => {
    count += 1;
    return kind === '%d' ? String(sample + count) : `sample${sample}${count}`;
  });
}

/** Returns the message id that a contract reads in a text of a code. */
export function readMessageId(errors: AnyErrorSet, code: number, msg: string): string | undefined {
  return errors.reader.describe({ code, msg }).messageId;
}
