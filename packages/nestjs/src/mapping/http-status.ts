/** The status of an error that nothing else gives a status. */
export const INTERNAL = 500;

/** The status of an upstream's error that nothing else gives a status. */
export const BAD_GATEWAY = 502;

/** Returns the status if it is one of an error, else 500. */
export function toErrorStatus(status: unknown): number {
  return isErrorStatus(status) ? status : INTERNAL;
}

export function isErrorStatus(status: unknown): status is number {
  return Number.isInteger(status) && Number(status) >= 400 && Number(status) < 600;
}
