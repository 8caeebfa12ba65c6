import type { Translatable } from '@errlex/i18n';

/**
 * The name of the field that an error is about, for a form to mark: the `parameter` it names, or the one that
 * its documented text begins with (`limit`, `startTime`, `endTime`). Takes an `ApiError` or the JSON of one;
 * undefined for anything else, and where the error is about no single field. Never throws.
 */
export function fieldOf(thrown: unknown): string | undefined {
  try {
    const { params, messageId, message } = thrown as Translatable;
    if (messageId === undefined) return undefined;
    const [, variant] = messageId.split('.');
    const field = params.parameter ?? (variant && message.startsWith(`${variant} `) ? variant : undefined);
    return field === undefined ? undefined : String(field);
  } catch {
    return undefined;
  }
}
