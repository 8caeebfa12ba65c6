/** What the clients hang on their errors: headers with keys, signed URLs, bodies. */
const fields = ['config', 'request', 'response', 'options', 'input'] as const;

/** A URL with what may be secret in it: the user before its host, and all behind its path. */
const urls = /\b(https?:\/\/)(?:[^\s/?#@]*@)?([^\s?#"'<>]*)[^\s"'<>]*/gi;

type Failure = Error & { readonly [field: string]: unknown };

/**
 * Takes the request out of what a log prints of a client's own failure and its causes: the fields that hold
 * it no longer show, though code can read them, and URLs in its texts end with their path. Gives back the
 * same error. Never throws.
 */
export function hideRequest<Thrown>(thrown: Thrown, depth = 0): Thrown {
  if (!(thrown instanceof Error) || depth > 5) return thrown;
  try {
    hideFields(thrown as Failure);
  } catch {
    // A frozen error.
  }
  hideRequest(thrown.cause, depth + 1);
  return thrown;
}

function hideFields(failure: Failure): void {
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
