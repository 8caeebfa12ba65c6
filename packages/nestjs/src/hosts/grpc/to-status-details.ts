import { BinaryWriter, WireType } from '@bufbuild/protobuf/wire';
import type { Wire } from '../../wire/wire.js';

const DOMAIN = 'errlex';
const ERROR_INFO = 'type.googleapis.com/google.rpc.ErrorInfo';

/** What is told of an error to clients that do not know our format. */
export interface StatusFacts extends Pick<Wire, 'code' | 'messageId' | 'params'> {
  readonly reason: string | undefined;
}

/**
 * A `google.rpc.Status` with one `google.rpc.ErrorInfo`: the reason, and in its metadata the params, `code`
 * and `messageId` as text.
 */
export function toStatusDetails(status: number, text: string, facts: StatusFacts): Uint8Array {
  const any = writeText(new BinaryWriter(), 1, ERROR_INFO);
  any.tag(2, WireType.LengthDelimited).bytes(toErrorInfo(facts));
  const message = writeText(new BinaryWriter().tag(1, WireType.Varint).int32(status), 2, text);
  return message.tag(3, WireType.LengthDelimited).bytes(any.finish()).finish();
}

function toErrorInfo({ reason = '', code, messageId, params }: StatusFacts): Uint8Array {
  const info = writeText(writeText(new BinaryWriter(), 1, reason), 2, DOMAIN);
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
