import { describe, expect, it } from 'vitest';
import { parseGrpcMetadata } from './parse-wire-error.js';

/** As the `Metadata` of gRPC. */
class Metadata {
  readonly #values = new Map<string, Uint8Array>();

  set(key: string, value: Uint8Array): void {
    this.#values.set(key, value);
  }

  get(key: string): readonly unknown[] {
    return [this.#values.get(key)];
  }

  getMap(): object {
    return {};
  }
}

function parse(text: string): unknown {
  const metadata = new Metadata();
  metadata.set('errlex-bin', Buffer.from(text));
  return parseGrpcMetadata({ metadata });
}

describe('parseGrpcMetadata', () => {
  it('parses the wire error in metadata of at most 8 KiB', () => {
    expect(parse('{"code":-1121}')).toEqual({ code: -1121 });
    expect(parse('7'.padEnd(8192))).toBe(7);
    expect(parse('7'.padEnd(8193))).toBeUndefined();
  });

  it.each([
    [undefined],
    [null],
    ['text'],
    [{}],
    [{ get: () => [Buffer.from('7')] }],
    [{ get: () => [Buffer.from('7')], set: () => {} }],
    [{ get: () => [Buffer.from('7')], getMap: () => {} }],
    [{ set: () => {}, getMap: () => {} }],
    [new Metadata()],
    [Object.assign(new Metadata(), { get: () => ['7'] })],
  ])('finds nothing in other values, or in metadata without a wire error: %o', (metadata) => {
    expect(parseGrpcMetadata({ metadata })).toBeUndefined();
  });
});
