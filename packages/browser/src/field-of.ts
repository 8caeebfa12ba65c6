import { type IdentifyOptions, identify } from '@errlex/core/response';

/**
 * Returns the name of the form field that an error is about: its param `parameter`, or the parameter that its
 * documented text begins with (`limit`, `startTime`, `endTime`). Takes any thrown value; returns `undefined`
 * if the value is not an API error or the error does not name exactly one field. Never throws.
 */
export function fieldOf(
  thrown: unknown,
  { errors }: Pick<IdentifyOptions, 'errors'> = {},
): string | undefined {
  try {
    const { messageId, params, message } = identify(thrown, { errors }) ?? {};
    if (messageId === undefined || params === undefined) return undefined;
    const [, variant] = messageId.split('.');
    const field = params.parameter ?? (variant && message?.startsWith(`${variant} `) ? variant : undefined);
    return field === undefined ? undefined : String(field);
  } catch {
    // An error of another version of this package may have fields of other types.
    return undefined;
  }
}
