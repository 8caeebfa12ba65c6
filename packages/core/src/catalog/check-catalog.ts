import { removeControls } from '../text/text.js';
import type { Catalog, ErrorDefinition, IsNamedCatalog, Placeholders } from './catalog.js';
import { parseTemplate } from './index-catalog.js';

/**
 * The catalog that `defineErrors` accepts: `Definitions`, but with an English sentence in place of each
 * definition that breaks a rule. The compiler rejects that definition and prints the sentence. Definitions
 * whose fields are not literals, and catalogs whose type is an interface, are checked only at run time.
 */
export type Checked<Definitions extends Catalog> = number extends Definitions['length']
  ? Definitions
  : IsNamedCatalog<Definitions> extends true
    ? Definitions
    : CheckedDefinitions<
        Definitions,
        PositionsByCode<Position<Definitions>>,
        PositionsByReason<Position<Definitions>>
      >;

type CheckedDefinitions<
  Definitions extends Catalog,
  ByCode extends Readonly<Record<number, unknown>>,
  ByReason extends Readonly<Record<string, unknown>>,
> = {
  readonly [Index in keyof Definitions]: Accepted<
    Definitions[Index],
    | CodeProblem<Definitions[Index]['code'], Index, ByCode[Definitions[Index]['code']]>
    | ReasonProblem<Definitions[Index]['reason'], Index, ByReason[Definitions[Index]['reason']]>
    | MessageProblem<Definitions[Index]>
  >;
};

type Accepted<Definition, Problem> = [Problem] extends [never] ? Definition : Problem;

type Position<Definitions extends Catalog> = {
  [Index in keyof Definitions]: {
    index: Index;
    code: Definitions[Index]['code'];
    reason: Definitions[Index]['reason'];
  };
}[number];

type AnyPosition = { index: unknown; code: number; reason: string };

// Maps each code or reason to the positions of its definitions: a duplicate has more than one position. The
// key has no conditional type, so that TypeScript builds the map in linear time.
type PositionsByCode<Definitions extends AnyPosition> = {
  [Definition in Definitions as Definition['code']]: Definition['index'];
};
type PositionsByReason<Definitions extends AnyPosition> = {
  [Definition in Definitions as Definition['reason']]: Definition['index'];
};

type IsDuplicate<At, Index> = [At] extends [Index] ? false : true;

type CodeProblem<Code extends number, Index, At> = number extends Code
  ? never
  : `${Code}` extends `${bigint}`
    ? IsDuplicate<At, Index> extends true
      ? `Duplicate code ${Code}.`
      : never
    : `Code ${Code} is not an integer.`;

type ReasonProblem<Reason extends string, Index, At> = string extends Reason
  ? never
  : IsDuplicate<At, Index> extends true
    ? `Duplicate reason ${Reason}.`
    : never;

type MessageProblem<Definition extends ErrorDefinition> = {
  [Id in keyof Definition['messages'] & string]: Id extends
    | Definition['reason']
    | `${Definition['reason']}.${string}`
    ? Definition['messages'][Id] extends readonly [
        infer Template extends string,
        ...infer Names extends string[],
      ]
      ? string extends Template
        ? never
        : Names['length'] extends Placeholders<Template>['length']
          ? never
          : `Message ${Id}: the param names do not fit the placeholders.`
      : never
    : `Message id ${Id}: expected ${Definition['reason']} or ${Definition['reason']}.variant.`;
}[keyof Definition['messages'] & string];

const RETRIES = ['never', 'fix-request', 'resync', 'backoff'];
const EXECUTED = ['no', 'unknown'];

/**
 * Throws a `TypeError` that names the first definition that breaks a rule, and the rule. `isSuccessCode`
 * tests whether the contract reads a code as a success.
 */
export function checkCatalog(catalog: Catalog, isSuccessCode: (code: number) => boolean): void {
  if (!Array.isArray(catalog)) throw new TypeError('Invalid catalog: expected an array of definitions.');
  const taken = new Set<unknown>();
  for (const [position, value] of catalog.entries()) {
    // JavaScript callers can pass any value.
    const definition = (value ?? {}) as Readonly<Record<string, unknown>>;
    const { code, reason } = definition;
    const problem = problemIn(definition, taken, isSuccessCode);
    if (problem) throw new TypeError(`Definition ${position} (${code} ${reason}): ${problem}.`);
    taken.add(code).add(reason);
  }
}

function problemIn(
  definition: Readonly<Record<string, unknown>>,
  taken: ReadonlySet<unknown>,
  isSuccessCode: (code: number) => boolean,
): string | undefined {
  const { code, reason, section, category, field, httpStatus, gatewayStatus, retry, executed } = definition;
  if (!Number.isSafeInteger(code)) return `code: expected an integer, got ${formatValue(code)}`;
  if (isSuccessCode(code as number)) return `code ${code} means success`;
  if (taken.has(code)) return `duplicate code ${code}`;
  if (typeof reason !== 'string' || !/^(?!__proto__$)\w+$/.test(reason))
    return 'reason: expected a name of letters, digits and _';
  if (taken.has(reason)) return `duplicate reason ${reason}`;
  if (section !== undefined && !isOneLineText(section)) return 'section: expected a text in one line';
  if (category !== undefined && !isOneLineText(category)) return 'category: expected a text in one line';
  if (field !== undefined && (field === '' || !isOneLineText(field))) return 'field: expected a name';
  if (httpStatus !== undefined && !isErrorStatus(httpStatus)) {
    return `httpStatus: expected 400 to 599, got ${formatValue(httpStatus)}`;
  }
  if (gatewayStatus !== undefined && !isErrorStatus(gatewayStatus)) {
    return `gatewayStatus: expected 400 to 599, got ${formatValue(gatewayStatus)}`;
  }
  if (retry !== undefined && !RETRIES.includes(String(retry))) {
    return `retry: expected ${RETRIES.join(', ')}, got ${formatValue(retry)}`;
  }
  if (executed !== undefined && !EXECUTED.includes(String(executed))) {
    return `executed: expected ${EXECUTED.join(' or ')}, got ${formatValue(executed)}`;
  }
  return problemInMessages(definition.messages, reason);
}

function problemInMessages(messages: unknown, reason: string): string | undefined {
  if (typeof messages !== 'object' || messages === null) return 'messages: expected an object by message id';
  const ids = Object.keys(messages);
  if (ids.length === 0) return 'messages: expected at least one';
  const templates = ids.length > 1 ? new Set<string>() : undefined;
  for (const id of ids) {
    const message: unknown = messages[id as keyof typeof messages];
    const problem = problemInMessage(id, reason, message);
    if (problem) return problem;
    const [template] = message as [string];
    if (templates?.has(template)) return `duplicate template in ${id}`;
    templates?.add(template);
  }
  return undefined;
}

function problemInMessage(id: string, reason: string, message: unknown): string | undefined {
  if (!isMessageTemplate(message)) return `message ${id}: expected a list of a template and its param names`;
  if (id !== reason && !(id.startsWith(`${reason}.`) && /^[\w.-]+$/.test(id)))
    return `message id ${id}: expected ${reason} or ${reason}.variant`;
  if (!message.every(isOneLineText))
    return `message ${id}: expected a text without line breaks and control characters`;
  const { literals, names, kinds } = parseTemplate(message);
  if (names.length !== kinds.length)
    return `message ${id}: expected ${kinds.length} param names, got ${names.length}`;
  if (!names.every((name, index) => /^[A-Za-z]\w*$/.test(name) && names.indexOf(name) === index)) {
    return `message ${id}: expected different param names of letters and digits`;
  }
  return literals.slice(1, -1).includes('') ? `message ${id}: two placeholders touch` : undefined;
}

function isMessageTemplate(message: unknown): message is [string, ...string[]] {
  return Array.isArray(message) && message.length > 0 && message.every((part) => typeof part === 'string');
}

/**
 * Tests whether a value is a text without line breaks and control characters: pages and logs print it
 * unchanged.
 */
function isOneLineText(value: unknown): boolean {
  return typeof value === 'string' && removeControls(value) === value;
}

export function isErrorStatus(status: unknown): status is number {
  return Number.isInteger(status) && Number(status) >= 400 && Number(status) < 600;
}

function formatValue(value: unknown): string {
  return typeof value === 'string' ? JSON.stringify(value) : String(value);
}
