import { type Identified, type IdentifyOptions, identify } from '@errlex/core/response';

/**
 * Returns the name of the form field that an error is about: its param `parameter`, or the parameter that its
 * documented text begins with (`limit`, `startTime`, `endTime`). Takes any thrown value; returns `undefined`
 * if the value is not an API error or the error does not name exactly one field. Never throws.
 */
export function fieldOf(
  thrown: unknown,
  { errors }: Pick<IdentifyOptions, 'errors'> = {},
): string | undefined {
  const error = identify(thrown, { errors });
  return error && fieldIn(error);
}

/** Returns the name of the form field that an identified error is about. Never throws. */
export function fieldIn({ messageId, params, message }: Identified): string | undefined {
  try {
    if (messageId === undefined) return undefined;
    const [, variant] = messageId.split('.');
    const field = params.parameter ?? (variant && message.startsWith(`${variant} `) ? variant : undefined);
    return field === undefined ? undefined : String(field);
  } catch {
    // An error of another version of this package may have fields of other types.
    return undefined;
  }
}
