import { removeControls } from '@errlex/core/text';
import type { i18n } from 'i18next';
import type { Messages, Translation } from '../messages.js';
import { isolate, isolateRightToLeft, toLabel, toPlainParam } from '../template.js';
import { firstNumber, type Translatable } from '../translate.js';
import { COUNT_SUFFIX, ISOLATED_SUFFIX, isOfOtherCatalog, labels, namespace } from './add-messages.js';

/**
 * The options of `t` for an error. Its params cannot change any of them. A type alias, because i18next
 * requires an index signature.
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
 * Returns the arguments of i18next's `t` for an error: `t(...messageArgs(error))`. The result is the plain
 * text that `translate` returns, so render it as text. For an error with a shipped reason but a code of
 * another catalog, the key is `REASON.code`.
 */
export function messageArgs(error: Translatable): [keys: string[], options: MessageTOptions] {
  const { messageId, reason, code, message } = error;
  // As in `translate`: an error that came as JSON may have any params.
  const values = Object.entries(error.params ?? {}).filter(([, value]) => isParam(value));
  const number = firstNumber(Object.fromEntries(values));
  const isNegative = number !== undefined && number < 0;
  const suffix = isOfOtherCatalog(error) ? `.${code}` : '';
  const keys = [
    // For a negative number, i18next would select the plural form of its absolute value.
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

/** Returns a param, or its label, under three names: for left-to-right text, isolated, and as a count. */
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
 * Translates an error like `translate`, with an i18next instance that has the messages: in its language, or
 * in `language`. `locale` and `dir` describe the text, which may be in a fallback language. If no text is
 * found, returns the error's own English.
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
  // For a negative number, `messageArgs` passes the key of the plural form.
  const isExact = usedKey.replace(/_other$/, '') === error.messageId;
  const translation = { text: String(res), locale: usedLng, dir: instance.dir(usedLng) };
  return isExact || message === '' || message === error.reason
    ? translation
    : { ...translation, detail: message };
}
