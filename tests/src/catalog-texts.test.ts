import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { translateThrown } from '@errlex/browser';
import { type AnyApiError, type Catalog, defineErrors } from '@errlex/core';
import { defineMessages, loadMessages, type NestedTexts } from '@errlex/i18n';
import { addMessages, translateWith } from '@errlex/i18n/i18next';
import { createApiException, ErrlexModule } from '@errlex/nestjs';
import { Controller, Get, type INestApplication, Module, Param } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { createInstance } from 'i18next';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import 'reflect-metadata';
import { root } from './packages.js';

/** Languages of users, and the language of their texts if theirs has none. */
const readers = ['de', 'de-AT', 'de-CH', 'gsw', 'ar-EG', 'en-GB', 'en-US', 'fr'] as const;
const related = {
  'de-AT': 'de',
  'de-CH': 'de',
  gsw: 'de',
  'ar-EG': 'ar',
  'en-GB': 'en',
  'en-US': 'en',
  fr: 'en',
};

type Tag = 'de' | 'de-CH' | 'gsw' | 'ar' | 'en-GB';

/** A definition with its texts, the params of an error, and the expected texts, written without the library. */
interface Case {
  readonly template: readonly [string, ...string[]];
  readonly params: Readonly<Record<string, string | number>>;
  readonly texts: Readonly<Partial<Record<Tag, string | NestedTexts>>>;
  /** By language; `en` is the documented English. */
  readonly expected: Readonly<Partial<Record<Tag | 'en', string>>>;
}

const labels = {
  de: { symbol: 'Handelspaar', side: 'Richtung' },
  'de-CH': { side: 'Seite' },
  ar: { symbol: 'زوج التداول' },
  gsw: { symbol: 'Handelspäärli' },
};

/** A fixed text. Every other definition has a text in each language; the rest has German and Arabic. */
function createFixedCase(index: number): Case {
  const common = { de: `Die Größe ${index} ist falsch.`, ar: `الحجم ${index} خاطئ.` };
  const rare = {
    'de-CH': `Die Grösse ${index} ist falsch.`,
    gsw: `D Grössi ${index} isch falsch.`,
    'en-GB': `The colour ${index} has failed.`,
  };
  const texts = index % 2 === 0 ? { ...common, ...rare } : common;
  const english = `Color ${index} failed.`;
  return { template: [english], params: {}, texts, expected: { ...texts, en: english } };
}

/** A text with a field name. German has single braces as in nestjs-i18n; some definitions have Swiss texts too. */
function createLabeledCase(index: number): Case {
  const field = index % 2 === 0 ? 'symbol' : 'side';
  const [german, swiss, dialect, arabic] =
    field === 'symbol'
      ? ['Handelspaar', 'Handelspaar', 'Handelspäärli', 'زوج التداول']
      : ['Richtung', 'Seite', 'Richtung', 'side'];
  const isSwiss = index % 5 === 0;
  return {
    template: [`Field %s is wrong (${index}).`, 'field'],
    params: { field },
    texts: {
      de: `Feld {field} ist falsch (${index}).`,
      ar: `الحقل {{field}} خاطئ (${index}).`,
      ...(isSwiss && {
        'de-CH': `Feld {{field}} stimmt nicht (${index}).`,
        gsw: `Fäld {{ field }} isch falsch (${index}).`,
      }),
    },
    expected: {
      de: `Feld ${german} ist falsch (${index}).`,
      ar: `الحقل \u2068${arabic}\u2069 خاطئ (${index}).`,
      en: `Field ${field} is wrong (${index}).`,
      ...(isSwiss && {
        'de-CH': `Feld ${swiss} stimmt nicht (${index}).`,
        gsw: `Fäld ${dialect} isch falsch (${index}).`,
      }),
    },
  };
}

/** Numbers, and the plural category of each in Arabic. */
const counts = [
  [0, 'zero'],
  [1, 'one'],
  [2, 'two'],
  [3, 'few'],
  [11, 'many'],
  [100, 'other'],
  [101, 'other'],
  [110, 'few'],
] as const;

/** Plural forms: nested, and with the suffixes of i18next. */
function createCountedCase(index: number): Case {
  const [count, category] = counts[index % counts.length] as (typeof counts)[number];
  const arabic = {
    zero: `لا أوامر {{limit}} (${index}).`,
    one: `أمر واحد {{limit}} (${index}).`,
    two: `أمران {{limit}} (${index}).`,
    few: `أوامر {{limit}} (${index}).`,
    many: `أمرًا {{limit}} (${index}).`,
    other: `أمر {{limit}} (${index}).`,
  };
  const german = { one: `Höchstens eine Order (${index}).`, other: `Höchstens {count} Orders (${index}).` };
  return {
    template: [`At most %d orders (${index}).`, 'limit'],
    params: { limit: count },
    texts: { de: german, ar: arabic, 'en-GB': { other: `{{limit}} orders at most (${index}).` } },
    expected: {
      de: count === 1 ? german.one : german.other.replace('{count}', String(count)),
      ar: arabic[category].replace('{{limit}}', String(count)),
      'en-GB': `${count} orders at most (${index}).`,
      en: `At most ${count} orders (${index}).`,
    },
  };
}

const create = [createFixedCase, createLabeledCase, createCountedCase] as const;
const cases = Array.from({ length: 300 }, (_, index) => (create[index % 3] as (typeof create)[0])(index));
const reasonOf = (one: Case) => `ERROR_${cases.indexOf(one)}`;

const definitions: Catalog = cases.map((one, index) => ({
  code: 1000 + index,
  reason: reasonOf(one),
  httpStatus: 400,
  messages: { [reasonOf(one)]: one.template },
}));

const textsOf = (tag: Tag) =>
  Object.fromEntries(
    cases.flatMap((one) => (one.texts[tag] === undefined ? [] : [[reasonOf(one), one.texts[tag]]])),
  );
const texts = {
  // Grouped, as in a file that holds other texts too.
  de: { errors: textsOf('de') },
  'de-CH': textsOf('de-CH'),
  gsw: textsOf('gsw'),
  ar: textsOf('ar'),
  'en-GB': textsOf('en-GB'),
};

/** One row for each case, one column for each reader. */
const table = cases.map(({ expected }) =>
  readers.map((reader) => {
    const own: Case['expected'][Tag] = expected[reader as Tag];
    return own ?? expected[related[reader as keyof typeof related] as Tag];
  }),
);

const errors = defineErrors(definitions, { domain: 'acme', roles: { unknown: 'ERROR_0' } });
const messages = defineMessages(errors, { texts, labels });

/** Creates the error of a case. Ids are only known at run time, so their types are not. */
const createError = (one: Case): AnyApiError =>
  errors.createApiError(reasonOf(one) as never, one.params as never);

async function toTable(say: (one: Case, reader: string) => Promise<string | undefined>) {
  const rows: (string | undefined)[][] = [];
  for (const one of cases) rows.push(await Promise.all(readers.map((reader) => say(one, reader))));
  return rows;
}

describe('a catalog of 300 definitions reads the same', () => {
  it('in a page', async () => {
    const say = async (one: Case, locale: string) =>
      (await translateThrown(createError(one), { errors, messages, locale }))?.text;
    expect(await toTable(say)).toEqual(table);
  });

  it('through i18next', async () => {
    const instance = createInstance();
    await instance.init({ lng: 'en', fallbackLng: 'en', resources: {} });
    await addMessages(instance, messages, ...readers);
    const say = async (one: Case, reader: string) => translateWith(instance, createError(one), reader).text;
    expect(await toTable(say)).toEqual(table);
  });

  describe('from a Nest server', () => {
    let app: INestApplication;

    beforeAll(async () => {
      class AcmeException extends createApiException(errors) {}
      class CasesController {
        find(index: string): never {
          const one = cases[Number(index)] as Case;
          throw new AcmeException(reasonOf(one) as never, one.params as never);
        }
      }
      const { prototype } = CasesController;
      Get(':index')(
        prototype,
        'find',
        Object.getOwnPropertyDescriptor(prototype, 'find') as PropertyDescriptor,
      );
      Param('index')(prototype, 'find', 0);
      Controller('cases')(CasesController);
      class AppModule {}
      Module({ imports: [ErrlexModule.forRoot({ errors, messages })], controllers: [CasesController] })(
        AppModule,
      );
      app = await NestFactory.create(AppModule, { logger: false });
      await app.listen(0, '127.0.0.1');
    });
    afterAll(() => app?.close());

    it('by Accept-Language', async () => {
      const origin = await app.getUrl();
      const say = async (one: Case, reader: string) => {
        const headers = { 'accept-language': reader };
        const response = await fetch(`${origin}/cases/${cases.indexOf(one)}`, { headers });
        const { msg }: { readonly msg: string } = await response.json();
        return msg;
      };
      expect(await toTable(say)).toEqual(table);
    });
  });

  describe('on the command line', () => {
    let folder: string;

    beforeAll(() => {
      folder = mkdtempSync(join(tmpdir(), 'errlex-texts-'));
      writeFileSync(
        join(folder, 'acme.mjs'),
        `import { defineErrors } from ${JSON.stringify(import.meta.resolve('@errlex/core'))};
         import { defineMessages } from ${JSON.stringify(import.meta.resolve('@errlex/i18n'))};
         const { definitions, texts, labels } = ${JSON.stringify({ definitions, texts, labels })};
         export const errors = defineErrors(definitions, { domain: 'acme' });
         export const messages = defineMessages(errors, { texts, labels });`,
      );
    });
    afterAll(() => rmSync(folder, { recursive: true, force: true }));

    it.each(readers)('for a reader of %s', async (reader) => {
      const options = ['--json', '--catalog', 'acme.mjs#errors', '--messages', 'acme.mjs#messages'];
      const running = promisify(execFile)(
        process.execPath,
        [join(root, 'packages/cli/dist/esm/cli.js'), 'decode', ...options, '--locale', reader],
        { cwd: folder, maxBuffer: 64 * 1024 * 1024 },
      );
      running.child.stdin?.end(
        cases.map((one) => JSON.stringify(errors.toPayload(createError(one)))).join('\n'),
      );
      const { stdout } = await running;
      const printed = stdout
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line).translation.text);
      expect(printed).toEqual(table.map((row) => row[readers.indexOf(reader)]));
    });
  });
});

it('a page has the shipped text of the related language for errors without a code', async () => {
  const offline = await translateThrown(new TypeError('Failed to fetch'), {
    errors,
    messages,
    locale: 'gsw',
  });
  expect(offline).toMatchObject({ text: (await loadMessages('de')).texts.NO_NETWORK, locale: 'de' });
});
