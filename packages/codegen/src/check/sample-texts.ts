import type { AnyErrorSet, ErrorDefinition } from '@errlex/core';

/** A message of a definition, with sample texts to compare contracts by. */
export interface SampleMessage {
  readonly id: string;
  readonly template: string;
  readonly names: readonly string[];
  /** `%d` or `%s` for each name. */
  readonly kinds: readonly string[];
  /** Texts that the API could send for the message. */
  readonly texts: readonly string[];
}

/**
 * Lists the messages of a definition. Each has two sample texts with different params, because one could
 * match another message by chance.
 */
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

/** Returns the id of the message that a contract finds in a text. */
export function readMessageId(errors: AnyErrorSet, code: number, msg: string): string | undefined {
  return errors.reader.describe({ code, msg }).messageId;
}
