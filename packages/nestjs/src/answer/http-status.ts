/** What is answered where nothing tells a status. */
export const INTERNAL = 500;

/** What is answered where nothing tells the status of an upstream's error. */
export const BAD_GATEWAY = 502;

/** The status where it is one of an error, else 500. */
export function toErrorStatus(status: unknown): number {
  return isErrorStatus(status) ? status : INTERNAL;
}

export function isErrorStatus(status: unknown): status is number {
  return Number.isInteger(status) && Number(status) >= 400 && Number(status) < 600;
}
