import type { Issue } from '@errlex/core/validation';
import { MAX_VIOLATIONS, type Violation } from './violation.js';

/** The deepest path that is followed. */
const MAX_DEPTH = 64;

/** The subset of a `ValidationError` of class-validator that we use. */
export interface PropertyError {
  readonly property: string;
  readonly value?: unknown;
  readonly constraints?: Readonly<Record<string, string>>;
  readonly children?: readonly PropertyError[];
}

/** The argument of the exception factory of a pipe of Nest. */
export type PipeErrors = string | readonly (Issue | PropertyError)[];

/** Returns the first violations in the errors of a pipe. */
export function toViolations(errors: PipeErrors): readonly Violation[] {
  if (typeof errors === 'string') return [{ issue: { message: errors } }];
  const violations: Violation[] = [];
  for (const one of errors) {
    if (violations.length >= MAX_VIOLATIONS) break;
    if ('property' in one) flattenErrors(one, violations);
    else violations.push(toViolation(one));
  }
  return violations;
}

/** Issues of some libraries have the value that was found. */
function toViolation(issue: Issue & { readonly input?: unknown }): Violation {
  return Object.hasOwn(issue, 'input') ? { issue, input: nest(toKeys(issue), issue.input) } : { issue };
}

/** Adds the violations of a property and of those within it, without recursion. */
function flattenErrors(root: PropertyError, violations: Violation[]): void {
  const pending: [error: PropertyError, parents: readonly PropertyKey[]][] = [[root, []]];
  while (pending.length > 0 && violations.length < MAX_VIOLATIONS) {
    const [error, parents] = pending.pop() as (typeof pending)[number];
    const path = [...parents, /^\d+$/.test(error.property) ? Number(error.property) : error.property];
    const messages = Object.values(error.constraints ?? {});
    // One of them may be the id of a documented message.
    const message = messages.find((text) => /^[A-Z]\w*(?:\.\w+)?(?: \{|$)/.test(text)) ?? messages[0];
    const children = path.length < MAX_DEPTH ? (error.children ?? []).slice(0, MAX_VIOLATIONS).reverse() : [];
    if (message !== undefined || children.length === 0) {
      const issue = { message: message ?? '', path };
      violations.push('value' in error ? { issue, input: nest(path, error.value) } : { issue });
    }
    for (const child of children) pending.push([child, path]);
  }
}

function toKeys({ path = [] }: Issue): PropertyKey[] {
  return path.map((segment) => (typeof segment === 'object' ? segment.key : segment));
}

/** Creates an object that has a value at a path. */
function nest(path: readonly PropertyKey[], value: unknown): unknown {
  return path.reduceRight<unknown>((inner, key) => ({ [key]: inner }), value);
}
