/**
 * A symbolic name made of a title, `REQUEST_THROTTLED` of "Request Throttled"; undefined of a text without
 * Latin letters.
 */
export function toReason(title: string): string | undefined {
  const words = title.match(/[A-Za-z0-9_]+/g) ?? [];
  const name = words.join('_').toUpperCase();
  return /^[A-Z]/.test(name) ? name : undefined;
}
