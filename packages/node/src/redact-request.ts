/** Fields of client errors that hold headers with keys, signed URLs or bodies. */
const fields = ['config', 'request', 'response', 'options', 'input'] as const;

/**
 * Matches a URL with its parts that may be secret: the credentials before the host, and the query and
 * fragment after the path.
 */
const urls = /\b(https?:\/\/)(?:[^\s/?#@]*@)?([^\s?#"'<>]*)[^\s"'<>]*/gi;

type ClientError = Error & { readonly [field: string]: unknown };

/**
 * Removes request data from what logs print of a client's error and its causes: the fields that hold it are
 * hidden, though code can still read them, and URLs in its texts are cut after the path. Returns the same
 * error. Never throws.
 */
export function redactRequest<Thrown>(thrown: Thrown, depth = 0): Thrown {
  if (!(thrown instanceof Error) || depth > 5) return thrown;
  try {
    redactFields(thrown as ClientError);
  } catch {
    // The error is frozen.
  }
  redactRequest(thrown.cause, depth + 1);
  return thrown;
}

function redactFields(failure: ClientError): void {
  for (const field of fields) {
    if (!Object.hasOwn(failure, field)) continue;
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
  for (const text of ['message', 'stack'] as const) {
    const shown = failure[text]?.replace(urls, '$1$2');
    if (shown !== failure[text]) failure[text] = shown as string;
  }
  if (typeof failure.toJSON === 'function') {
    const toJSON = () => ({ name: failure.name, message: failure.message, code: failure.code });
    Object.defineProperty(failure, 'toJSON', { value: toJSON, configurable: true });
  }
}
