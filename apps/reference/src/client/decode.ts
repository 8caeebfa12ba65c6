import type { Catalog, ErrorData, Executed, Retry } from '@errlex/core';
import { classifyError, findPayloads, type Outcome, toOutcome } from '@errlex/core/response';
import { truncate } from '@errlex/core/text';
import { findMessage, hintFor, type Translation, translate } from '@errlex/i18n';
import { markParams, type Segment, toDocumentedTemplate, toTemplates } from '../page/mark-params.js';
import type { Lexicon, PageGuide } from './page-data.js';

/** An error in a text. */
export interface FoundError {
  /** The line on which it begins, counted from 1. */
  readonly line: number;
  readonly data: ErrorData;
  /** The part of the text that was read. */
  readonly body: string;
  /** Whether it is a status of HTTP whose response has no payload. */
  readonly isStatus?: true;
}

/** An error in a text, explained. */
export interface Decoded {
  /** The line of its first occurrence, and the number of occurrences. */
  readonly line: number;
  readonly count: number;
  /** Undefined for an error without a code. */
  readonly code?: number | undefined;
  readonly reason?: string | undefined;
  /** Its message in the language of the page; undefined for a code that the catalog does not hold. */
  readonly meaning?: { readonly translation: Translation; readonly segments: readonly Segment[] } | undefined;
  /** The text that was received; empty if there was only a code. */
  readonly received: readonly Segment[];
  readonly hint?: Translation | undefined;
  readonly guide?: PageGuide | undefined;
  readonly retry: Retry;
  readonly executed: Executed;
}

/** Longest text that is read, and longest excerpt of a body that is shown, in UTF-16 units. */
const MAX_TEXT_LENGTH = 16_777_216;
const MAX_EXCERPT_LENGTH = 1024;

/** Decodes the errors in a text, each distinct error once. */
export function decode(text: string, lexicon: Lexicon): Decoded[] {
  return explainAll(findErrors(text.slice(0, MAX_TEXT_LENGTH), lexicon), lexicon);
}

/** Decodes the errors in the body of a response. */
export function decodeResponse(body: string, httpStatus: number, lexicon: Lexicon): Decoded[] {
  return explainAll(readErrors(body, httpStatus, lexicon), lexicon);
}

/** A status of HTTP, as a response, an access log or a client prints it. */
const statusPattern =
  /\bHTTP\/\d(?:\.\d)?[" ]+([45]\d\d)\b|\bstatus(?:[ _-]?code)?["']?\s*[:=]?\s*([45]\d\d)\b(?![.,]\d)|\b([45]\d\d) (?:Client Error|Server Error|Bad Request|Unauthorized|Forbidden|Not Found|Method Not Allowed|Request Time-?out|Conflict|Payload Too Large|Content Too Large|I'm a teapot|Too Many Requests|Internal Server Error|Bad Gateway|Service (?:Temporarily )?Unavailable|Gateway Time-?out)\b/i;

/** A header of a response, or the line that ends them. */
const headerPattern = /^(?:[<>]\s*)?[\w-]+:(?:\s|$)|^[<>]?\s*$/;

/**
 * Finds the errors in a text, in its order: payloads wherever they are, messages of the catalog in the languages of the
 * lexicon, and statuses of HTTP. The status of a response whose body is a payload belongs to that payload.
 */
export function findErrors(text: string, lexicon: Lexicon): FoundError[] {
  const found: FoundError[] = [];
  let place = 0;
  let line = 1;
  let status: FoundError | undefined;

  /** Adds the status that no payload followed. */
  function flush(): void {
    if (status) found.push(status);
    status = undefined;
  }

  function readLine(body: string): void {
    const match = body.length > MAX_EXCERPT_LENGTH ? null : statusPattern.exec(body);
    const httpStatus = Number(match?.[1] ?? match?.[2] ?? match?.[3]);
    if (httpStatus > 0) {
      flush();
      status = { line, data: describeStatus(httpStatus, body, lexicon), body, isStatus: true };
      return;
    }
    if (status && !headerPattern.test(body)) flush();
    const data = body === '' ? undefined : findByText(body, lexicon);
    if (data) found.push({ line, data, body });
  }

  /** Moves on to a place; the text before it holds no payload. */
  function moveTo(index: number): void {
    for (const [offset, part] of text.slice(place, index).split('\n').entries()) {
      line += Math.min(offset, 1);
      readLine(part.trim());
    }
    place = index;
  }

  for (const { start, end, outcome } of findPayloads(text, { errors: lexicon.errors })) {
    moveTo(start);
    const body = text.slice(start, end);
    const responseInfo = status?.data.responseInfo;
    status = undefined;
    for (const data of errorsOf(outcome, lexicon)) {
      found.push({ line, data: responseInfo && !data.responseInfo ? { ...data, responseInfo } : data, body });
    }
    line += body.split('\n').length - 1;
    place = end;
  }
  moveTo(text.length);
  flush();
  return found;
}

/** Returns the errors of a whole body that came with a status. */
export function readErrors(body: string, httpStatus: number, lexicon: Lexicon): FoundError[] {
  const { errors } = lexicon;
  const outcome = toOutcome(body, { errors, responseInfo: { httpStatus, receivedAt: Date.now() } });
  return errorsOf(outcome, lexicon).map((data) => ({ line: 1, data, body }));
}

/** Returns the errors of the failed items of an outcome, else its own. */
function errorsOf(outcome: Outcome<Catalog>, lexicon: Lexicon): ErrorData[] {
  const items = 'items' in outcome ? (outcome.items ?? []) : [];
  const failures = items.flatMap((item) => errorsOf(item, lexicon));
  return failures.length > 0 || !('data' in outcome) ? failures : [addMessage(outcome.data, lexicon)];
}

/** Adds message id and params to an error whose text is in another language. */
function addMessage(data: ErrorData, { messages, index }: Lexicon): ErrorData {
  if (data.messageId !== undefined) return data;
  const locale = data.definition && data.msg ? index(data.msg)?.locale : undefined;
  const texts = locale === undefined ? undefined : index.texts[locale];
  const found = findMessage(data, texts ? { ...messages, texts } : messages);
  return found ? { ...data, ...found } : data;
}

/** Returns the error whose message a line has. */
function findByText(line: string, lexicon: Lexicon): ErrorData | undefined {
  const match = lexicon.index(line);
  if (match === undefined) return undefined;
  const { definition, messageId, text } = match;
  const data = addMessage(lexicon.errors.reader.describe({ code: definition.code, msg: text }), lexicon);
  // A message without its full stop is read all the same.
  return data.messageId === undefined && (definition.messages[messageId]?.length ?? 0) === 1
    ? { ...data, messageId }
    : data;
}

/** Describes a status by the definition of `httpErrors` for it, if the catalog has it. */
function describeStatus(httpStatus: number, body: string, { errors }: Lexicon): ErrorData {
  const own = errors.catalog.find(
    (one) => one.httpStatus === httpStatus && one.code === -90_000 - httpStatus,
  );
  const data = errors.reader.describe({ code: own?.code ?? 0, msg: own ? '' : body });
  return { ...data, responseInfo: { httpStatus, receivedAt: Date.now() } };
}

function explainAll(all: readonly FoundError[], lexicon: Lexicon): Decoded[] {
  const groups = new Map<string, { first: FoundError; count: number }>();
  for (const found of all) {
    const { code, messageId, params, msg } = found.data;
    const key = JSON.stringify([code, messageId, params, msg, code === 0 && msg === '' ? found.body : '']);
    const group = groups.get(key);
    if (group) group.count++;
    else groups.set(key, { first: found, count: 1 });
  }
  return [...groups.values()].map(({ first, count }) => explain(first, count, lexicon));
}

/** Explains an error in the language of the page. */
function explain({ line, data, body }: FoundError, count: number, lexicon: Lexicon): Decoded {
  const { errors, messages, hints, guides } = lexicon;
  const { retry, executed } = classifyError(data, { textRules: errors.textRules });
  const common = { line, count, retry, executed };
  const { code, reason, msg, definition, messageId } = data;
  if (code === 0) return { ...common, received: [{ text: msg || truncate(body, MAX_EXCERPT_LENGTH) }] };
  const message = messageId === undefined ? undefined : definition?.messages[messageId];
  const documented = message ? [toDocumentedTemplate(message)] : [];
  const localized = messageId === undefined ? [] : toTemplates(messages.texts, messageId);
  const translation = definition && translate(data, messages);
  return {
    ...common,
    code,
    reason,
    meaning: translation && {
      translation,
      segments: markParams(translation.text, [...localized, ...documented]),
    },
    received: msg && msg !== reason ? markParams(msg, [...documented, ...localized]) : [],
    hint: hintFor(data, hints),
    guide: reason !== undefined && Object.hasOwn(guides, reason) ? guides[reason] : undefined,
  };
}
