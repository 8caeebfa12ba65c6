import { type AnyErrorSet, type Catalog, defineErrors, spotV3Errors } from '@errlex/core';
import { loadMessages, locales, type Messages } from '@errlex/i18n';
import { loadCaseContracts } from '../src/index.js';

/** A contract to generate for, with the texts that the module gets. */
export interface Sample {
  readonly errors: AnyErrorSet;
  readonly messages: readonly Messages[];
  /** Whether to leave out the vectors that other samples of the same payload shape have. */
  readonly isBrief?: boolean;
  /** A text of the generated files that is replaced, so that the vectors of this module must fail. */
  readonly planted?: readonly [text: string, replacement: string];
}

/** Contracts of the case table with payload shapes that have little in common. */
const thorough: readonly unknown[] = ['acme', 'okx', 'twoNames'];

/** The shipped contract in all languages, those of the case table, and one of 300 definitions. */
export async function loadSamples(): Promise<Sample[]> {
  const all = await Promise.all(locales.map((tag) => loadMessages(tag)));
  const some = all.filter(({ locale }) => ['de', 'zh-TW'].includes(locale));
  const large = createLargeContract();
  return [
    { errors: spotV3Errors, messages: all },
    ...loadCaseContracts().map((errors) => ({
      errors,
      messages: some,
      isBrief: !thorough.includes(errors.domain),
    })),
    { errors: large, messages: [createTexts(large, 'pl', 'ltr'), createTexts(large, 'ar', 'rtl')] },
    { errors: createOddContract(), messages: [] },
    { errors: defineErrors([], { domain: 'empty' }), messages: [] },
    {
      errors: defineErrors([{ code: 1, reason: 'PLANTED', messages: { PLANTED: ['Planted text.'] } }], {
        domain: 'planted',
      }),
      messages: [],
      isBrief: true,
      planted: ['Planted text.', 'Changed text.'],
    },
  ];
}

const templates: readonly [template: string, ...names: string[]][] = [
  ['Nothing to do.'],
  ['Parameter %s is invalid.', 'parameter'],
  ['At most %d orders, at least %d.', 'max', 'min'],
  ['%d of %s: "%s"', 'count', 'asset', 'why'],
];

function createLargeContract(): AnyErrorSet {
  const catalog = Array.from({ length: 300 }, (_, index) => {
    const reason = `REASON_${index}`;
    const messages = { [reason]: templates[index % 4], [`${reason}.more`]: templates[(index + 1) % 4] };
    const executed = index % 5 === 0 ? 'unknown' : 'no';
    const optional =
      index % 3 === 0 ? {} : { httpStatus: 400 + (index % 30), category: `category ${index % 7}`, executed };
    return {
      code: index % 2 === 0 ? 10_000 + index : -index,
      reason,
      messages,
      generic: index % 11 === 0,
      ...optional,
    };
  });
  // The literal types do not matter here.
  return defineErrors<Catalog>(catalog as unknown as Catalog, {
    domain: 'large-Contract.v2',
    payload: {
      code: ['meta.error.id', 'errors.0.code'],
      msg: ['meta.error.text', 'errors.0.msg'],
      success: [],
      items: { in: 'results' },
    },
    textRules: [
      {
        text: 'So "quoted" \\u0041',
        httpStatus: [400, 404],
        category: 'a "b"',
        retry: 'resync',
        executed: 'no',
      },
    ],
  });
}

/** Reasons and texts that are hard to write in another language. */
function createOddContract(): AnyErrorSet {
  const reasons = [
    'class',
    'None',
    'mro',
    'ERROR',
    'Error',
    'MESSAGE',
    'DECODE',
    '3D',
    '_x',
    'A_B',
    'AB',
    'a__b',
    'name',
  ];
  const texts = [
    '\\user */ "quoted" {@link} <b> & %s',
    '# %s ! = :',
    "' %s '",
    '`%s` $x {{y}}',
    '%%s 100%',
    '日本語 %s',
  ];
  const catalog = reasons.map((reason, index) => ({
    code: index + 1,
    reason,
    messages: { [reason]: [texts[index % texts.length], 'value'] },
  }));
  // The literal types do not matter here.
  return defineErrors<Catalog>(catalog as unknown as Catalog, {
    domain: 'default',
    payload: { code: 'code', msg: 'msg', success: [-1] },
  });
}

function createTexts({ catalog }: AnyErrorSet, locale: string, dir: 'ltr' | 'rtl'): Messages {
  const texts = catalog.flatMap(({ messages }) =>
    Object.entries(messages).flatMap(([id, [, ...names]]) => {
      const places = names.map((name) => `{{${name}}}`).join(' = ');
      const forms = names.length > 1 ? ['zero', 'one', 'two', 'few', 'many', 'other'] : [''];
      return forms.map((form) => [form ? `${id}_${form}` : id, ` ${locale} ${form}: ${places} #!\\ `]);
    }),
  );
  return { locale, dir, texts: Object.fromEntries(texts) };
}
