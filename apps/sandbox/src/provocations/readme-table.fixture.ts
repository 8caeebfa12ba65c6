import type { Provocation } from './provocations.js';

/** The table of the README. */
export function toTable(provocations: readonly Provocation[]): string {
  const head = ['| reason | request | answer |', '| --- | --- | --- |'];
  return [...head, ...provocations.map(toRow)].join('\n');
}

function toRow(provocation: Provocation): string {
  const { reason, method, path, status, code, msg } = provocation;
  return `| \`${reason}\` | \`${method} ${path}\`${toDetails(provocation)} | ${status} \`${code}\` ${msg} |`;
}

function toDetails({ key, clock, headers = {}, body }: Provocation): string {
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
