import { toPlainText } from '@errlex/core/text';
import { isolate, isolateRightToLeft, toPlainParam } from '../plain-text.js';
import { firstNumber, type Translatable } from '../translate.js';
import { COUNT, ISOLATED, namespace } from './add-messages.js';

/**
 * The options of `t` for an error; its params can change none of them. A type, because i18next wants an index
 * signature.
 */
export type MessageOptions = {
  readonly ns: typeof namespace;
  readonly defaultValue: string;
  readonly count?: number;
  readonly replace: Readonly<Record<string, string>>;
  readonly keySeparator: false;
  readonly nsSeparator: false;
  readonly nest: false;
  readonly interpolation: {
    readonly prefix: '{{';
    readonly suffix: '}}';
    readonly escapeValue: false;
    readonly skipOnVariables: true;
  };
};

/**
 * The arguments of i18next's `t` for an error: `t(...messageArgs(error))`. The text is plain, so render it as
 * text; it is the one that `translate` gives.
 */
export function messageArgs(error: Translatable): [keys: string[], options: MessageOptions] {
  const { messageId, reason, message } = error;
  // As in `translate`, what came as JSON may hold anything.
  const values = Object.entries(error.params ?? {}).filter(([, value]) => isParam(value));
  const number = firstNumber(Object.fromEntries(values));
  const isNegative = number !== undefined && number < 0;
  const keys = [
    // i18next would select the form of the amount.
    isNegative && `${messageId}_other`,
    messageId,
    reason && `${reason}.unspecified`,
    reason ?? 'UNKNOWN_ERROR',
  ].filter((key) => typeof key === 'string');
  return [
    keys,
    {
      ns: namespace,
      defaultValue: toPlainText(String(message ?? '')),
      ...(number !== undefined && !isNegative && { count: number }),
      replace: Object.fromEntries(values.flatMap(([name, value]) => toValues(name, value))),
      keySeparator: false,
      nsSeparator: false,
      nest: false,
      interpolation: { prefix: '{{', suffix: '}}', escapeValue: false, skipOnVariables: true },
    },
  ];
}

/**
 * A param by its name for text that runs from left to right, and as it stands in text that runs from right to
 * left.
 */
function toValues(name: string, value: string | number): [name: string, value: string][] {
  const plain = toPlainParam(value);
  const bare = typeof value === 'number' && value >= 0;
  return [
    [name, isolateRightToLeft(plain)],
    [name + ISOLATED, isolate(plain)],
    [name + COUNT, bare ? plain : isolate(plain)],
  ];
}

function isParam(value: unknown): boolean {
  return typeof value === 'string' || typeof value === 'number';
}
