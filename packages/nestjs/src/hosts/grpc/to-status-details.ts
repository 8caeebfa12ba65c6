import { BinaryWriter, WireType } from '@bufbuild/protobuf/wire';
import type { WireFields } from '../../wire/wire-error.js';

/** The domain of errors whose contract names none. */
const DEFAULT_DOMAIN = 'errlex';
const ERROR_INFO = 'type.googleapis.com/google.rpc.ErrorInfo';

/** The fields of an error for clients that do not know the wire error. */
export interface StatusFacts extends WireFields {
  readonly reason: string | undefined;
}

/**
 * Encodes a `google.rpc.Status` with one `google.rpc.ErrorInfo`: reason and domain, and as metadata the params,
 * `code` and `messageId` as text.
 */
export function toStatusDetails(status: number, text: string, facts: StatusFacts): Uint8Array {
  const any = writeText(new BinaryWriter(), 1, ERROR_INFO);
  any.tag(2, WireType.LengthDelimited).bytes(toErrorInfo(facts));
  const message = writeText(new BinaryWriter().tag(1, WireType.Varint).int32(status), 2, text);
  return message.tag(3, WireType.LengthDelimited).bytes(any.finish()).finish();
}

function toErrorInfo({ domain = DEFAULT_DOMAIN, reason = '', ...fields }: StatusFacts): Uint8Array {
  const { code, messageId, params } = fields;
  const info = writeText(writeText(new BinaryWriter(), 1, reason), 2, domain);
  const metadata = { ...params, code, ...(messageId === undefined ? {} : { messageId }) };
  for (const [name, value] of Object.entries(metadata)) {
    const entry = writeText(writeText(new BinaryWriter(), 1, name), 2, String(value));
    info.tag(3, WireType.LengthDelimited).bytes(entry.finish());
  }
  return info.finish();
}

function writeText(writer: BinaryWriter, field: number, text: string): BinaryWriter {
  return text === '' ? writer : writer.tag(field, WireType.LengthDelimited).string(text);
}
