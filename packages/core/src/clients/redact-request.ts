/** Fields of client errors that hold headers with keys, signed URLs or bodies. */
const hiddenFields = ['config', 'request', 'response', 'options', 'input', 'base'] as const;

/** Headers whose values are not secret, and useful in a message. */
const harmlessHeaders = /^(?:accept(?:-.*)?|connection|content-(?:length|type)|host|user-agent)$/i;

const absoluteUrls = /\b[a-z][a-z\d+.-]*:\/\/[^\s"'<>]+/gi;
const urlQueries = /\?[^\s"'<>=]*=[^\s"'<>]*/g;
/** Matches the quoted header in a message of undici. The header may contain line breaks. */
const quotedHeaders = /"[\s\S]*"(?= is an invalid header value)/g;

type ClientError = Error & { readonly [field: string]: unknown };

/** A text that must not be shown, and the text to show instead. */
type Replacement = readonly [secret: string, shown: string];

/**
 * Removes request data from a client's error and its causes, so that logs do not print it. Returns the same
 * error. Never throws.
 * - Fields with the request become non-enumerable; code can still read them.
 * - URLs in texts are cut after the path.
 * - Header values in texts are replaced by `[redacted]`.
 *
 * `inputs` are the arguments of the request, such as a URL and its options. Pass them if the error itself
 * does not contain them.
 */
export function redactRequest<Thrown>(thrown: Thrown, ...inputs: readonly unknown[]): Thrown {
  redact(thrown, inputs.flatMap(collectSecrets), 0);
  return thrown;
}

function redact(thrown: unknown, known: readonly Replacement[], depth: number): void {
  if (!(thrown instanceof Error) || depth > 5) return;
  const failure = thrown as ClientError;
  let secrets = known;
  try {
    secrets = [...known, ...hiddenFields.flatMap((field) => collectSecrets(failure[field]))];
    for (const field of hiddenFields) hideField(failure, field);
    redactTexts(failure, secrets);
    if (typeof failure.toJSON === 'function') {
      const toJSON = () => ({ name: failure.name, message: failure.message, code: failure.code });
      Object.defineProperty(failure, 'toJSON', { value: toJSON, configurable: true });
    }
  } catch {
    // A frozen error cannot be changed.
  }
  redact(failure.cause, secrets, depth + 1);
  if (Array.isArray(failure.errors)) {
    for (const error of failure.errors) redact(error, secrets, depth + 1);
  }
}

/** Makes a field non-enumerable, and keeps it writable. */
function hideField(failure: ClientError, field: string): void {
  if (Object.getOwnPropertyDescriptor(failure, field) === undefined) return;
  let value = failure[field];
  Object.defineProperty(failure, field, {
    get: () => value,
    set: (other: unknown) => {
      value = other;
    },
    enumerable: false,
    configurable: true,
  });
}

function redactTexts(failure: ClientError, secrets: readonly Replacement[]): void {
  const { message, stack } = failure;
  const shown = redactText(message, secrets);
  if (shown !== message) replaceText(failure, 'message', shown);
  if (typeof stack !== 'string') return;
  // Keeps the URLs in stack frames: they are places in the program, not requests.
  const lines = stack.split(message).join(shown).split('\n');
  const isFrame = (line: string) => /^\s*at |@.*:\d+:\d+$/.test(line);
  const redacted = lines.map((line) => (isFrame(line) ? line : redactText(line, secrets))).join('\n');
  if (redacted !== stack) replaceText(failure, 'stack', redacted);
}

/**
 * Replaces a text by an own property, because the message of a `DOMException` is a getter without a setter.
 */
function replaceText(failure: ClientError, name: 'message' | 'stack', value: string): void {
  Object.defineProperty(failure, name, { value, writable: true, enumerable: false, configurable: true });
}

function redactText(text: string, secrets: readonly Replacement[]): string {
  let shown = text;
  for (const [secret, replacement] of secrets) shown = shown.split(secret).join(replacement);
  return shown.replace(quotedHeaders, '"[redacted]"').replace(absoluteUrls, cutUrl).replace(urlQueries, '');
}

/**
 * Matches the credentials in a URL without its scheme: everything before an `@` in the host. If the
 * password contains `/`, `?` or `#`, the URL is invalid: then matches everything before the last `@`.
 */
const urlCredentials = /^(?:[^/?#]*@|[^/?#:]*:(?!\d*(?:[/?#]|$))[\s\S]*@)/;

/** Removes the credentials, the query and the fragment of a URL, also of one that cannot be parsed. */
function cutUrl(url: string): string {
  const [, scheme = '', rest = ''] = /^([a-z][a-z\d+.-]*:\/\/|\/\/)?([\s\S]*)$/i.exec(url) ?? [];
  return scheme + rest.replace(urlCredentials, '').replace(/[?#][\s\S]*$/, '');
}

/** Collects secrets from a URL, a `Request`, options of a request, or the configuration of a client. */
function collectSecrets(input: unknown): Replacement[] {
  if (typeof input === 'string') return secretsOfUrl(input);
  if (typeof input !== 'object' || input === null) return [];
  const { href, url, baseURL, prefixUrl, headers } = input as { readonly [name: string]: unknown };
  return [
    ...[href, url, baseURL, prefixUrl].flatMap((part) =>
      part === input
        ? []
        : secretsOfUrl(String((part as { readonly href?: string } | undefined)?.href ?? part ?? '')),
    ),
    ...secretsOfHeaders(headers),
  ];
}

function secretsOfUrl(url: string): Replacement[] {
  const shown = cutUrl(url);
  if (shown === url) return [];
  const parts = [/\?([^#]*)/.exec(url)?.[1], /#([\s\S]*)/.exec(url)?.[1], /\/\/([\s\S]*)@/.exec(url)?.[1]];
  return [[url, shown], ...toReplacements(parts)];
}

function secretsOfHeaders(headers: unknown): Replacement[] {
  if (typeof headers !== 'object' || headers === null) return [];
  const pairs: readonly unknown[] =
    Symbol.iterator in headers ? [...(headers as Iterable<unknown>)] : Object.entries(headers);
  return toReplacements(
    pairs.flatMap((pair) => {
      const [name, value] = pair as readonly unknown[];
      return harmlessHeaders.test(String(name)) ? [] : [value].flat();
    }),
  );
}

/**
 * Replaces each text by `[redacted]`. Skips texts of fewer than four characters: they occur in most
 * messages, and are not secret.
 */
function toReplacements(values: readonly unknown[]): Replacement[] {
  return values
    .map((value) => (typeof value === 'string' ? value.trim() : ''))
    .filter((value) => value.length > 3)
    .flatMap((value) => [value, JSON.stringify(value).slice(1, -1)])
    .map((value) => [value, '[redacted]'] as const);
}
