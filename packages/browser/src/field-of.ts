import { type IdentifiedError, type IdentifyOptions, identify } from '@errlex/core/response';

/**
 * Returns the name of the form field that an error is about: what its definition says (`field`), its param
 * `parameter`, or the parameter that its documented text begins with (`limit`, `startTime`, `endTime`). Takes any
 * thrown value; returns `undefined` if the value is not an API error or the error does not name exactly one field.
 * Never throws.
 */
export function fieldOf(
  thrown: unknown,
  { errors }: Pick<IdentifyOptions, 'errors'> = {},
): string | undefined {
  const error = identify(thrown, { errors });
  return error && fieldIn(error);
}

/** Returns the name of the form field that an identified error is about. Never throws. */
export function fieldIn({ definition, messageId, params, message }: IdentifiedError): string | undefined {
  try {
    const { field = 'parameter', messages = {} } = definition ?? {};
    const holdsName = Object.values(messages).some(([, ...names]) => names.includes(field));
    if (holdsName) return params[field]?.toString();
    if (definition?.field !== undefined) return field;
    const [, variant] = messageId?.split('.') ?? [];
    return variant && message.startsWith(`${variant} `) ? variant : undefined;
  } catch {
    // An error of another version of this package may have fields of other types.
    return undefined;
  }
}
