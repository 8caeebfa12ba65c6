import { execFile } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { Validator } from '@seriousme/openapi-schema-validator';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { packageFolder } from './package-folder.js';
import { createSiteFrom } from './site.js';

const command = fileURLToPath(new URL('dist/cli.js', packageFolder));

const core = pathToFileURL(createRequire(import.meta.url).resolve('@errlex/core')).href;

/** Files of a team with its own codes, and messages in three languages. */
const folder = mkdtempSync(join(tmpdir(), 'errlex-reference-'));

const files = {
  'my-catalog.js': `export const mine = [
    { code: -3201, reason: 'QUANTITY_EXCEEDS_LIMIT', section: 'Orders', category: 'order', httpStatus: 400,
      gatewayStatus: 400, retry: 'fix-request', executed: 'no',
      messages: { QUANTITY_EXCEEDS_LIMIT: ["Quantity of '%s' cannot exceed %d.", 'product', 'limit'] } },
    { code: -3404, reason: 'PERMISSION_DENIED', section: 'Access', category: 'account', httpStatus: 403,
      gatewayStatus: 502, retry: 'never', executed: 'no', messages: { PERMISSION_DENIED: ['Not <yours>.'] } },
  ];
  export const broken = [{ ...mine[0] }, { ...mine[0] }];
  export const text = 'no catalog';`,
  'acme.js': `import { defineErrors } from '${core}';
  export const errors = defineErrors([
    { code: 1, reason: 'ErrorPayload', messages: { ErrorPayload: ['Payload refused.'] } },
    { code: 2, reason: 'ErrorCode', httpStatus: 400, messages: { ErrorCode: ['Code %s refused.', 'code'] } },
    { code: 3, reason: 'constructor', retry: 'backoff', messages: { constructor: ['Built %d.', 'count'] } },
  ], {
    domain: 'acme',
    payload: { code: 'error.id', msg: 'error.text', success: [0], fixed: { ok: false } },
    textRules: [{ code: 1, text: 'later', retry: 'backoff', executed: 'no' }],
  });`,
  'locales/de.json': JSON.stringify({
    QUANTITY_EXCEEDS_LIMIT_one: 'Von „{{product}}“ ist höchstens {{limit}} Stück möglich.',
    QUANTITY_EXCEEDS_LIMIT_other: 'Von „{{product}}“ sind höchstens {{limit}} Stück möglich.',
    PERMISSION_DENIED: 'Nicht <Ihres>.',
    INVALID_SYMBOL: 'Nicht im Katalog.',
  }),
  'throws.js': 'throw null;',
  'guide.js': `export const guide = { PERMISSION_DENIED: { cause: 'x' } };
    export const forged = { PERMISSION_DENIED: { cause: 'One.\\n- 9999 FORGED', fix: 'Two.\\n\\n## Forged' } };`,
  'locales/ar.json': JSON.stringify({ PERMISSION_DENIED: 'ليس لك.' }),
  'locales/glossary.json': '[]',
  'docs/README.md': '# Our handbook\n\n- [Refunds](refunds.md)\n',
  'docs/refunds.md':
    '# Refunds\n\nWhen `-3201` is refunded.\n\n`QUANTITY_EXCEEDS_LIMIT` in [code](../src/refunds.ts).\n',
  'locales/hints/de.json': JSON.stringify({ QUANTITY_EXCEEDS_LIMIT: 'Bestellen Sie weniger.' }),
};

interface Response {
  readonly content: {
    readonly 'application/json': {
      readonly schema: { readonly $ref: string };
      readonly examples: Readonly<Record<string, { readonly value: { readonly error: object } }>>;
    };
  };
}

function run(...args: string[]): Promise<{ exitCode: number; stdout: string; stderr: string }> {
  return new Promise((resolve) => {
    execFile(process.execPath, [command, ...args], { cwd: folder }, (error, stdout, stderr) => {
      resolve({ exitCode: error ? Number(error.code) : 0, stdout, stderr });
    });
  });
}

const readSite = (file: string) => readFileSync(join(folder, 'site', file), 'utf8');

beforeAll(() => {
  for (const sub of ['locales/hints', 'docs']) mkdirSync(join(folder, sub), { recursive: true });
  for (const [file, content] of Object.entries(files)) writeFileSync(join(folder, file), content);
  writeFileSync(join(folder, 'package.json'), '{ "type": "module" }');
});
afterAll(() => rmSync(folder, { recursive: true }));

describe('errlex-reference', () => {
  it('publishes the catalog of a team in its languages', async () => {
    const result = await run(
      ...['--catalog', './my-catalog.js#mine', '--messages', './locales', '--hints', './locales/hints'],
      ...['--url', 'https://errors.example', '--out', './site'],
    );
    expect(result).toEqual({ exitCode: 0, stdout: './site: 2 codes in 3 languages.\n', stderr: '' });
    const german = readSite('de/-3201/index.html');
    expect(german).toContain('<html lang="de" dir="ltr">');
    expect(german).toContain(
      'Von „<mark title="product">symbol</mark>“ sind höchstens <mark title="limit">30</mark> Stück möglich.',
    );
    expect(german).toContain('Bestellen Sie weniger.');
    expect(readSite('de/index.html')).toContain('Nicht &lt;Ihres&gt;.');
    expect(readSite('de/index.html')).not.toContain('Nicht im Katalog.');
    expect(german).toContain('<link rel="canonical" href="https://errors.example/de/-3201/">');
    expect(german).not.toContain('data-sandbox');
    expect(readSite('de/QUANTITY_EXCEEDS_LIMIT/index.html')).toContain('content="0; url=../-3201/"');
    // Its code of that reason is not the one of @errlex/i18n.
    expect(readSite('index.html')).not.toContain('Permission denied.');
    const text = readSite('-3201/index.html').replace(/<[^>]*>/g, '');
    expect(text).toContain(
      'errors.createApiError(&#x27;QUANTITY_EXCEEDS_LIMIT&#x27;, { product: &#x27;symbol&#x27;, limit: 30 })',
    );
    expect(JSON.parse(readSite('errors.json')).errors[0].messages[0].texts.de.one).toBe(
      'Von „{{product}}“ ist höchstens {{limit}} Stück möglich.',
    );
  });

  it('publishes a contract: in samples, schemas and the data of the decoder', async () => {
    const result = await run('--catalog', './acme.js#errors', '--out', './acme');
    expect(result).toEqual({ exitCode: 0, stdout: './acme: 3 codes in 64 languages.\n', stderr: '' });
    const read = (file: string) => readFileSync(join(folder, 'acme', file), 'utf8');
    const page = `${read('index.html')}${read('1/index.html')}${read('3/index.html')}`;
    expect(page.replace(/<[^>]*>/g, '')).toContain(
      '{&quot;ok&quot;:false,&quot;error&quot;:{&quot;id&quot;:1,&quot;text&quot;:&quot;Payload refused.&quot;}}',
    );
    expect(page).not.toMatch(/undefined|\[object|native code|<h2 lang="en" dir="ltr"><\/h2>/);
    const catalogFile = readdirSync(join(folder, 'acme/assets')).find((file) =>
      /^catalog-.*json$/.test(file),
    );
    expect(JSON.parse(read(`assets/${catalogFile}`))).toMatchObject({
      domain: 'acme',
      payload: { code: 'error.id', msg: 'error.text', success: [0], fixed: { ok: false } },
      textRules: [{ code: 1, text: 'later' }],
      catalog: [{ code: 1 }, { code: 2 }, { code: 3 }],
    });
    expect(read('llms.txt')).toContain(
      'this shape: {"ok":false,"error":{"id":1,"text":"Payload refused."}}.',
    );
    expect(read('llms.txt')).toContain('\n- 1 ErrorPayload: Payload refused.\n');
    expect(read('llms.txt')).toContain(
      '\n- 2 ErrorCode: Code %s refused. (HTTP 400; retry: never; executed: no)\n',
    );
    expect(read('llms.txt')).toContain('\n- 3 constructor: Built %d. (retry: backoff)\n');
    expect(read('errors.md')).not.toMatch(/undefined|\[object|native code|^## $/m);
    const json = JSON.parse(read('errors.json'));
    const validate = new Ajv2020({ strict: true }).compile(JSON.parse(read('errors.schema.json')));
    expect(validate(json), JSON.stringify(validate.errors)).toBe(true);
    expect(json.errors[0]).toEqual({
      code: 1,
      reason: 'ErrorPayload',
      hints: {},
      messages: [{ id: 'ErrorPayload', template: 'Payload refused.', params: [], texts: {} }],
    });
  });

  it('publishes schemas that accept the payloads of their code and no others', async () => {
    const document = JSON.parse(readFileSync(join(folder, 'acme/openapi.json'), 'utf8'));
    expect(await new Validator().validate(structuredClone(document))).toMatchObject({ valid: true });
    const ajv = new Ajv2020({ strict: false }).addSchema(document, 'openapi.json');
    for (const [reason, { content }] of Object.entries<Response>(document.components.responses)) {
      const { schema, examples } = content['application/json'];
      const validate = ajv.compile({ $ref: `openapi.json${schema.$ref}` });
      for (const { value } of Object.values(examples)) {
        expect(validate(value), reason).toBe(true);
        expect(validate({ ...value, error: { id: 5, text: 'x' } }), reason).toBe(false);
        expect(validate({ ok: true, error: value.error }), reason).toBe(false);
      }
    }
  });

  it('takes what errlex list --json prints', async () => {
    const contract = {
      payload: { code: 'id', msg: 'text' },
      catalog: [{ code: 5, reason: 'A', messages: { A: ['a'] } }],
    };
    writeFileSync(join(folder, 'acme.json'), JSON.stringify(contract));
    const result = await run('--catalog', './acme.json', '--messages', './locales', '--out', './json');
    expect(result).toEqual({ exitCode: 0, stdout: './json: 1 code in 3 languages.\n', stderr: '' });
    expect(readFileSync(join(folder, 'json/5/index.html'), 'utf8').replace(/<[^>]*>/g, '')).toContain(
      '{&quot;id&quot;:5,&quot;text&quot;:&quot;a&quot;}',
    );
  });

  it('has a book if asked, and no link to one otherwise', async () => {
    expect(readSite('index.html')).not.toContain('book/');
    const args = ['--catalog', './my-catalog.js#mine', '--messages', './locales', '--out', './with-book'];
    const result = await run(...args, '--book', './docs', '--source', 'https://code.example/docs');
    expect(result.stderr).toBe('');
    const read = (file: string) => readFileSync(join(folder, 'with-book', file), 'utf8');
    expect(read('de/index.html')).toContain(
      '<a href="../book/" hreflang="en" lang="en" dir="ltr">Our handbook</a>',
    );
    expect(read('book/refunds/index.html')).toContain('<a href="../../-3201/">');
    expect(read('book/refunds/index.html')).toContain('<a href="https://code.example/src/refunds.ts">');
    expect(read('llms.txt')).toContain('- [Refunds](book/refunds/index.md): When -3201 is refunded.');
  });

  it('shows the documented English, marked as such, if a language has no text', () => {
    expect(readSite('ar/-3404/index.html')).toContain('<html lang="ar" dir="rtl">');
    expect(readSite('ar/-3404/index.html')).toContain('<p class="text" lang="ar" dir="rtl">ليس لك.</p>');
    expect(readSite('ar/-3201/index.html')).toContain(
      '<p class="text" lang="en" dir="ltr">Quantity of &#39;<mark title="product">symbol</mark>&#39; cannot exceed <mark title="limit">30</mark>.</p>',
    );
  });

  it('keeps a text with line breaks on its line', async () => {
    const args = ['--catalog', './my-catalog.js#mine', '--messages', './locales', '--out', './forged'];
    const result = await run(
      ...args,
      '--guide',
      './guide.js#forged',
      '--title',
      'Acme\n- 1 FORGED',
      '--on-request',
    );
    expect(result).toMatchObject({ exitCode: 0, stderr: '' });
    const site = await createSiteFrom(readFileSync(join(folder, 'forged/.site.json'), 'utf8'));
    expect(existsSync(join(folder, 'forged/index.html'))).toBe(false);
    for (const text of [site.data.get('llms.txt'), await site.render('errors.md')]) {
      expect(text).toContain('Acme - 1 FORGED');
      expect(text).not.toMatch(/^(?:- 9999|- 1 FORGED|## Forged)/m);
    }
    expect(await site.render('errors.md')).toContain('Not \\<yours>.');
  });

  it('says that the folder of the site cannot be written', async () => {
    writeFileSync(join(folder, 'taken'), '');
    const args = ['--catalog', './my-catalog.js#mine', '--messages', './locales'];
    const { exitCode, stderr } = await run(...args, '--out', './taken');
    expect(exitCode).toBe(1);
    expect(stderr).toMatch(/^errlex-reference: Cannot write the site to \.\/taken: E[A-Z]+\.\n$/);
  });

  it.each([
    ['a module that throws', ['--catalog', './throws.js#mine'], 'Cannot load ./throws.js: null'],
    [
      'a guide without a fix',
      ['--catalog', './my-catalog.js#mine', '--guide', './guide.js#guide'],
      'Invalid guide: PERMISSION_DENIED.fix: expected a text, got undefined.',
    ],
    [
      'a definition that two catalogs have',
      ['--catalog', './my-catalog.js#mine', '--also', './my-catalog.js#mine'],
      'duplicate code -3201',
    ],
    [
      'plural forms without one for every number',
      ['--catalog', './my-catalog.js#mine', '--messages', './plural'],
      'de.json: QUANTITY_EXCEEDS_LIMIT_one: expected a form QUANTITY_EXCEEDS_LIMIT_other beside it.',
    ],
    [
      'an empty text',
      ['--catalog', './my-catalog.js#mine', '--hints', './empty'],
      'expected a text, got an empty one',
    ],
    [
      'a file that is not JSON',
      ['--catalog', './my-catalog.js#mine', '--messages', './no-json'],
      'expected JSON',
    ],
    [
      'a module that is not there',
      ['--catalog', './none.js#mine'],
      'Cannot load ./none.js: there is no such file.',
    ],
    [
      'a name that it does not export',
      ['--catalog', './my-catalog.js#yours'],
      '"./my-catalog.js" has no export named "yours".',
    ],
    [
      'no name',
      ['--catalog', './my-catalog.js'],
      '"./my-catalog.js": expected ./file.js#name or package#name.',
    ],
    [
      'a value that is not a catalog',
      ['--catalog', './my-catalog.js#text'],
      '"./my-catalog.js#text" is not a catalog: expected an array, or what defineErrors returns.',
    ],
    ['a book that is not there', ['--catalog', './my-catalog.js#mine', '--book', './none'], 'README.md'],
    [
      'a definition that breaks a rule',
      ['--catalog', './my-catalog.js#broken'],
      'Definition 1 (-3201 QUANTITY_EXCEEDS_LIMIT): duplicate code -3201.',
    ],
    [
      'a file that is not an object of texts',
      ['--catalog', './my-catalog.js#mine', '--messages', './bad'],
      'de.json: expected an object of texts.',
    ],
  ])('rejects %s, and writes nothing', async (_, args, problem) => {
    const broken = {
      bad: '["a"]',
      plural: '{"QUANTITY_EXCEEDS_LIMIT_one":"x"}',
      empty: '{"A":" "}',
      'no-json': '{',
    };
    for (const [name, content] of Object.entries(broken)) {
      mkdirSync(join(folder, name), { recursive: true });
      writeFileSync(join(folder, name, 'de.json'), content);
    }
    const { exitCode, stdout, stderr } = await run(...args, '--out', './other');
    expect({ exitCode, stdout }).toEqual({ exitCode: 1, stdout: '' });
    expect(stderr).toMatch(/^errlex-reference: [^\n]*\n$/);
    expect(stderr).toContain(problem);
    expect(existsSync(join(folder, 'other'))).toBe(false);
  });
});
