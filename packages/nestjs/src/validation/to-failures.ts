import type { Issue } from '@errlex/core/validation';
import { FAILURE_LIMIT, type Failure } from './failure.js';

/** How deep is looked for what is wrong: a longer path is no help to anybody. */
const DEPTH_LIMIT = 64;

/** What is read of a `ValidationError` of class-validator. */
export interface PropertyError {
  readonly property: string;
  readonly value?: unknown;
  readonly constraints?: Readonly<Record<string, string>>;
  readonly children?: readonly PropertyError[];
}

/** What the exception factory of a pipe of Nest is given. */
export type Refusal = string | readonly (Issue | PropertyError)[];

/** The first failures that a refusal tells of. */
export function toFailures(refusal: Refusal): readonly Failure[] {
  if (typeof refusal === 'string') return [{ issue: { message: refusal } }];
  const failures: Failure[] = [];
  for (const one of refusal) {
    if (failures.length >= FAILURE_LIMIT) break;
    if ('property' in one) addProperty(one, failures);
    else failures.push(toFailure(one));
  }
  return failures;
}

/** Some libraries say in an issue what was found. */
function toFailure(issue: Issue & { readonly input?: unknown }): Failure {
  return Object.hasOwn(issue, 'input') ? { issue, input: nest(toKeys(issue), issue.input) } : { issue };
}

/** Adds what is wrong with a property and, iterating, with those within it. */
function addProperty(root: PropertyError, failures: Failure[]): void {
  const pending: [error: PropertyError, parents: readonly PropertyKey[]][] = [[root, []]];
  while (pending.length > 0 && failures.length < FAILURE_LIMIT) {
    const [error, parents] = pending.pop() as (typeof pending)[number];
    const path = [...parents, /^\d+$/.test(error.property) ? Number(error.property) : error.property];
    const messages = Object.values(error.constraints ?? {});
    // One of them may be the id of a documented message.
    const message = messages.find((text) => /^[A-Z]\w*(?:\.\w+)?(?: \{|$)/.test(text)) ?? messages[0];
    const children =
      path.length < DEPTH_LIMIT ? (error.children ?? []).slice(0, FAILURE_LIMIT).reverse() : [];
    if (message !== undefined || children.length === 0) {
      const issue = { message: message ?? '', path };
      failures.push('value' in error ? { issue, input: nest(path, error.value) } : { issue });
    }
    for (const child of children) pending.push([child, path]);
  }
}

function toKeys({ path = [] }: Issue): PropertyKey[] {
  return path.map((segment) => (typeof segment === 'object' ? segment.key : segment));
}

/** A value that has the one given at a path. */
function nest(path: readonly PropertyKey[], value: unknown): unknown {
  return path.reduceRight<unknown>((inner, key) => ({ [key]: inner }), value);
}
