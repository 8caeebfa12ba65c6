import type { AnyErrorSet, ErrorDefinition, Params } from '@errlex/core';
import { messages } from '@errlex/i18n/locales/en';
import { toDocumentedTexts } from '../text/to-documented-texts.js';
import { toProblem, toTitle } from '../text/to-problem.js';

/** One message as an application answers it. */
export interface DocumentedMessage {
  readonly id: string;
  readonly code: number;
  readonly reason: string;
  readonly httpStatus: number;
  readonly example: { readonly code: number; readonly msg: string };
  /** As problem details, where these are answered. */
  readonly problem: object | undefined;
}

/** The messages that are named, each once. Throws a `TypeError` for one that the catalog does not hold. */
export function toDocumented(
  named: readonly (string | readonly [id: string, params: Params])[],
  errors: AnyErrorSet,
  problems: string | undefined,
): readonly DocumentedMessage[] {
  const found = new Map<string, DocumentedMessage>();
  for (const name of named) {
    const [id, params] = typeof name === 'string' ? [name] : name;
    for (const [one, row] of findMessages(id, params !== undefined, errors)) {
      found.set(one, toMessage(one, params ?? toSample(row.messages[one]), errors, problems));
    }
  }
  return [...found.values()];
}

/** All messages of a reason, or the one that an id names. */
function findMessages(id: string, isOne: boolean, { catalog }: AnyErrorSet): [string, ErrorDefinition][] {
  const rows = catalog.filter(({ reason, messages }) => reason === id || Object.hasOwn(messages, id));
  const ids = rows.flatMap((row) =>
    Object.keys(row.messages).map((one): [string, ErrorDefinition] => [one, row]),
  );
  const found = ids.filter(([one, { reason }]) => one === id || (!isOne && reason === id));
  if (found.length === 0) throw new TypeError(`The catalog holds no error "${id}".`);
  return found;
}

/** Params for an example: of text its own name, of numbers ever greater ones. */
function toSample([template = '', ...names]: readonly string[] = []): Params {
  const kinds = template.match(/%[ds]/g) ?? [];
  return Object.fromEntries(names.map((name, index) => [name, kinds[index] === '%d' ? 100 ** index : name]));
}

function toMessage(
  id: string,
  params: Params,
  errors: AnyErrorSet,
  problems: string | undefined,
): DocumentedMessage {
  // The params are those of the id, or are checked here.
  const error = errors.createApiError(id as never, params as never);
  const { code, reason = '', message, definition } = error;
  const httpStatus = definition?.httpStatus ?? 500;
  const example = { code, msg: message };
  const documented = toDocumentedTexts(errors.catalog);
  const english = new Map([['en', { ...messages, texts: { ...messages.texts, ...documented } }]]);
  const { msg: title } = toTitle(error, 'en', english);
  const problem =
    problems === undefined ? undefined : toProblem(error, { problems, title, msg: message, httpStatus });
  return { id, code, reason, httpStatus, example, problem };
}
