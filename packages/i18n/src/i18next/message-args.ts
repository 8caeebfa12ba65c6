import { removeControls } from '@errlex/core/text';
import type { i18n } from 'i18next';
import type { Messages, Translation } from '../messages.js';
import { isolate, isolateRightToLeft, toLabel, toPlainParam } from '../template.js';
import { firstNumber, type Translatable } from '../translate.js';
import { COUNT_SUFFIX, ISOLATED_SUFFIX, isOfOtherCatalog, labels, namespace } from './add-messages.js';

/**
 * The options of `t` for an error. The params are in `replace`, so they cannot change other options. A type
 * alias, because i18next requires an index signature, which an interface does not have.
 */
export type MessageTOptions = {
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
 * Returns the arguments of i18next's `t` for an error: `t(...messageArgs(error))`. The translated text is
 * plain text, not HTML. If the loaded messages have the reason of the error with another code, the keys end
 * with the code: `REASON.code`.
 */
export function messageArgs(error: Translatable): [keys: string[], options: MessageTOptions] {
  const { messageId, reason, code, message } = error;
  // An error that was parsed from JSON may have params of any type. Ignores params that are not texts or
  // numbers.
  const values = Object.entries(error.params ?? {}).filter(([, value]) => isParam(value));
  const number = firstNumber(Object.fromEntries(values));
  const isNegative = number !== undefined && number < 0;
  const suffix = isOfOtherCatalog(error) ? `.${code}` : '';
  const keys = [
    // For a negative number, the key contains the plural form, because i18next would select the form by the
    // absolute value.
    isNegative && `${messageId + suffix}_other`,
    messageId && messageId + suffix,
    reason && `${reason + suffix}.unspecified`,
    (reason ?? 'UNKNOWN_ERROR') + suffix,
  ].filter((key) => typeof key === 'string');
  return [
    keys,
    {
      ns: namespace,
      defaultValue: removeControls(String(message ?? '')),
      ...(number !== undefined && !isNegative && { count: number }),
      replace: Object.fromEntries(
        values.flatMap(([name, value]) => [
          ...toValues(name, value),
          ...[...(labels ?? [])].flatMap(([locale, own]) => toValues(name + locale, value, own)),
        ]),
      ),
      keySeparator: false,
      nsSeparator: false,
      nest: false,
      interpolation: { prefix: '{{', suffix: '}}', escapeValue: false, skipOnVariables: true },
    },
  ];
}

/**
 * Returns the value of a param, or its label, under three names: the plain name for left-to-right texts,
 * and the names with the suffixes `_isolated` and `_count` for right-to-left texts.
 */
function toValues(
  name: string,
  value: string | number,
  own?: Messages['labels'],
): [name: string, value: string][] {
  const plain = toLabel(value, own) ?? toPlainParam(value);
  const bare = typeof value === 'number' && value >= 0;
  return [
    [name, isolateRightToLeft(plain)],
    [name + ISOLATED_SUFFIX, isolate(plain)],
    [name + COUNT_SUFFIX, bare ? plain : isolate(plain)],
  ];
}

function isParam(value: unknown): boolean {
  return typeof value === 'string' || typeof value === 'number';
}

/**
 * Translates an error like `translate`, but with an i18next instance to which `addMessages` has added the
 * messages. Default of `language`: the current language of the instance. `locale` and `dir` describe the
 * text, which may be in a fallback language. If no text is found, returns the English of the error.
 */
export function translateWith(instance: i18n, error: Translatable, language?: string): Translation {
  const [keys, options] = messageArgs(error);
  const { res, usedKey, usedLng } = instance.t(keys, {
    ...options,
    defaultValue: '',
    returnDetails: true,
    ...(language !== undefined && { lng: language }),
  });
  const message = removeControls(String(error.message ?? ''));
  if (!res) return { text: message, locale: 'en', dir: 'ltr' };
  // For a negative number, `messageArgs` passes a key with the suffix `_other`.
  const isExact = usedKey.replace(/_other$/, '') === error.messageId;
  const translation = { text: String(res), locale: usedLng, dir: instance.dir(usedLng) };
  return isExact || message === '' || message === error.reason
    ? translation
    : { ...translation, detail: message };
}
