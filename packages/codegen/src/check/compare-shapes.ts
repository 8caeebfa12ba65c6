import type { AnyErrorSet } from '@errlex/core';
import { toOutcome } from '@errlex/core/response';
import { createFinding, type Finding } from './finding.js';

type Shape = NonNullable<AnyErrorSet['payload']>;

/** The part of the default shape that a `PayloadShape` can describe. */
const defaultShape: Shape = { code: ['code', 'error.code'], msg: ['msg', 'error.msg'] };

/** A code that is not a success code of any contract. */
const SAMPLE_CODE = -987_654;

/**
 * Lists the bodies of the old shape that the new contract does not read: writes sample bodies in the old
 * shape and reads them with the new contract.
 */
export function compareShapes(before: AnyErrorSet, after: AnyErrorSet): Finding[] {
  const shape = before.payload ?? defaultShape;
  return [
    ...compareFieldNames(shape, after),
    ...compareItems(shape, after),
    ...compareSuccessCodes(before, after),
  ];
}

function compareFieldNames(shape: Shape, after: AnyErrorSet): Finding[] {
  return toList(shape.code).flatMap((code) => {
    const msg =
      toList(shape.msg).find((name) => parentOf(name) === parentOf(code)) ?? toList(shape.msg)[0] ?? 'msg';
    const outcome = toOutcome(write([code, SAMPLE_CODE], [msg, 'sample']), { errors: after });
    const data = 'data' in outcome ? outcome.data : undefined;
    if (data?.code === SAMPLE_CODE && data.msg === 'sample') return [];
    const message = `A code in "${code}" with a text in "${msg}" is no longer read.`;
    return [createFinding('payload-narrowed', 'payload', message)];
  });
}

function compareItems({ code, msg, items }: Shape, after: AnyErrorSet): Finding[] {
  if (items?.in === undefined) return [];
  const [codeName = '', msgName = ''] = [toList(items.code ?? code)[0], toList(items.msg ?? msg)[0]];
  const failed = write([codeName, SAMPLE_CODE], [msgName, 'sample']);
  return toList(items.in).flatMap((name) => {
    const outcome = toOutcome(write([name, [failed, {}]]), { errors: after });
    const [first] = 'items' in outcome ? (outcome.items ?? []) : [];
    if (first && 'data' in first && first.data.code === SAMPLE_CODE) return [];
    return [
      createFinding('items-narrowed', 'payload.items', `Failed items in "${name}" are no longer read.`),
    ];
  });
}

function compareSuccessCodes(before: AnyErrorSet, after: AnyErrorSet): Finding[] {
  const [old, current] = [before, after].map(({ payload }) => payload?.success ?? [0, 200]) as [
    number[],
    number[],
  ];
  const removed = old
    .filter((code) => !current.includes(code))
    .map((code) => [code, 'no longer means success']);
  const added = current.filter((code) => !old.includes(code)).map((code) => [code, 'means success now']);
  return [...removed, ...added].map(([code, change]) =>
    createFinding('success-changed', 'payload.success', `The code ${code} ${change}.`),
  );
}

function toList(names: string | readonly string[]): readonly string[] {
  return typeof names === 'string' ? [names] : names;
}

function parentOf(name: string): string {
  return name.slice(0, Math.max(0, name.lastIndexOf('.')));
}

/** Creates a body with a value at each dotted name. A number in a name is the index of a list. */
function write(...fields: readonly (readonly [name: string, value: unknown])[]): object {
  const body: Record<string, unknown> = {};
  for (const [name, value] of fields) {
    const path = name.split('.');
    let holder = body;
    for (const [index, part] of path.slice(0, -1).entries()) {
      holder[part] ??= /^\d+$/.test(path[index + 1] ?? '') ? [] : {};
      // The cast is safe: the line above has created an object or a list.
      holder = holder[part] as Record<string, unknown>;
    }
    holder[path[path.length - 1] as string] = value;
  }
  return body;
}
