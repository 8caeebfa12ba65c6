import type { AnyApiError } from '@errlex/core';
import type { ClientRequest } from '../client.fixture.js';

/** A request, and the error that it is answered with. */
export interface Refused {
  readonly request: ClientRequest;
  readonly error: AnyApiError;
}

/** The table of ERRORS.md. */
export function toTable(refused: readonly Refused[]): string {
  const head = ['| reason | request | answer |', '| --- | --- | --- |'];
  return [...head, ...refused.map(toRow)].join('\n');
}

function toRow({ request, error: { reason, code, message, definition } }: Refused): string {
  const { method = 'GET', path } = request;
  const answer = `${definition?.httpStatus} \`${code}\` ${message}`;
  return `| \`${reason}\` | \`${method} ${path}\`${toDetails(request)} | ${answer} |`;
}

function toDetails({ key, clock, headers = {}, body }: ClientRequest): string {
  const changed = Object.entries(headers).map(([name, value]) =>
    value === null ? `without \`${name}\`` : `\`${name}: ${value}\``,
  );
  return [
    ...(key === undefined ? [] : [`signed by \`${key}\``]),
    ...(clock === undefined ? [] : [`clock ${clock} s`]),
    ...changed,
    ...(body === undefined ? [] : [`body \`${body}\``]),
  ]
    .map((detail) => `, ${detail}`)
    .join('');
}
