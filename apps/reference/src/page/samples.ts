import hljs from 'highlight.js/lib/core';
import bash from 'highlight.js/lib/languages/bash';
import css from 'highlight.js/lib/languages/css';
import go from 'highlight.js/lib/languages/go';
import java from 'highlight.js/lib/languages/java';
import json from 'highlight.js/lib/languages/json';
import python from 'highlight.js/lib/languages/python';
import typescript from 'highlight.js/lib/languages/typescript';
import xml from 'highlight.js/lib/languages/xml';
import { raw } from 'hono/html';
import type { Entry } from './entries.js';
import type { Html } from './layout.js';

/** A program that handles the code, for one host. */
export interface Sample {
  readonly host: 'Node.js' | 'browser' | 'Express' | 'NestJS';
  readonly code: string;
}

/**
 * Returns programs that catch the code or repeat the request, show the error to a user, and send it from a server. With
 * `isOwn`, the definition is not a shipped one, so the programs use an error set of the application.
 */
export function toSamples(entry: Entry, isOwn: boolean): Sample[] {
  const own = isOwn ? ["import { errors } from './errors.js';"] : [];
  const request = `const request = withApiErrors(fetch${isOwn ? ', { errors }' : ''});`;
  const [first] = entry.messages;
  const args =
    first && [first.id, first.params].map((value) => toLiteral(value)).filter((text) => text !== '{}');
  return [
    { host: 'Node.js', code: toNodeSample(entry, isOwn, own, request) },
    {
      host: 'browser',
      code: lines(
        "import { renderTo, translateThrown, withApiErrors } from '@errlex/browser';",
        ...own,
        '',
        request,
        'try {',
        "  await request('/api/v3/order');",
        '} catch (error) {',
        `  const translation = await translateThrown(error${isOwn ? ', { errors }' : ''});`,
        "  const alert = document.querySelector<HTMLElement>('[role=alert]');",
        '  if (alert && translation) renderTo(alert, translation);',
        '}',
      ),
    },
    {
      host: 'Express',
      code: lines(
        ...(isOwn ? [] : ["import { createApiError } from '@errlex/core';"]),
        "import { createResponder } from '@errlex/server';",
        "import { expressErrors } from '@errlex/server/express';",
        "import express from 'express';",
        ...own,
        '',
        `const respond = await createResponder(${isOwn ? '{ errors }' : ''});`,
        'const app = express();',
        "app.get('/order', () => {",
        `  throw ${isOwn ? 'errors.' : ''}createApiError(${args?.join(', ')});`,
        '});',
        'app.use(expressErrors(respond));',
        'app.listen(3000);',
      ),
    },
    {
      host: 'NestJS',
      code: lines(
        "import { ApiException } from '@errlex/nestjs';",
        "import { Controller, Get } from '@nestjs/common';",
        ...own,
        '',
        "@Controller('order')",
        'export class OrderController {',
        '  @Get()',
        '  find(): never {',
        `    throw new ApiException(${isOwn ? `errors.createApiError(${args?.join(', ')})` : args?.join(', ')});`,
        '  }',
        '}',
      ),
    },
  ];
}

/** Returns a program that repeats the request if the advice is to do so, else one that catches the code. */
function toNodeSample(
  { definition, advice, messages }: Entry,
  isOwn: boolean,
  own: string[],
  request: string,
) {
  const { reason } = definition;
  const { retry } = advice;
  const errors = isOwn ? 'errors' : 'errors: spotV3Errors';
  if (retry === 'backoff' || retry === 'resync') {
    return lines(
      ...(isOwn ? [] : ["import { spotV3Errors } from '@errlex/core';"]),
      "import { withApiErrors } from '@errlex/node';",
      `import { ${retry === 'resync' ? 'clockSkew, ' : ''}retry } from '@errlex/node/retry';`,
      ...own,
      '',
      request,
      ...(retry === 'resync' ? ['// Add it to the timestamp of each request.', 'let skew = 0;', ''] : []),
      'const response = await retry(',
      "  ({ signal }) => request('https://api.example/v3/order', { signal }),",
      ...(retry === 'resync'
        ? [
            '  {',
            "    method: 'GET',",
            `    ${errors},`,
            '    resyncClock: (error) => {',
            '      skew = clockSkew(error) ?? skew;',
            '    },',
            '  },',
          ]
        : [`  { method: 'GET', ${errors} },`]),
      ');',
      'console.log(response.status);',
    );
  }
  return lines(
    ...(isOwn ? [] : ["import { isApiError } from '@errlex/core';"]),
    "import { withApiErrors } from '@errlex/node';",
    ...own,
    '',
    request,
    'try {',
    "  await request('https://api.example/v3/order');",
    '} catch (error) {',
    `  if (!${isOwn ? 'errors.isApiError' : 'isApiError'}(error, '${reason}')) throw error;`,
    ...toUse(messages),
    '}',
  );
}

/** Returns a statement that logs the error, with its params if a message has some. */
function toUse(messages: Entry['messages']): string[] {
  const named = messages.find(({ params }) => Object.keys(params).length > 0);
  if (named === undefined) return ['  console.error(error.code, error.message);'];
  const params = Object.keys(named.params).map((name) => `error.params.${name}`);
  return [`  if (error.messageId === '${named.id}') console.error(${params.join(', ')});`];
}

function toLiteral(value: unknown): string {
  if (typeof value === 'string') return `'${value}'`;
  if (typeof value === 'number') return String(value);
  const fields = Object.entries(value as object).map(([name, field]) => `${name}: ${toLiteral(field)}`);
  return fields.length === 0 ? '{}' : `{ ${fields.join(', ')} }`;
}

function lines(...all: string[]): string {
  return all.join('\n');
}

const grammars = { bash, css, go, java, json, python, typescript, xml } as const;
for (const [name, grammar] of Object.entries(grammars)) hljs.registerLanguage(name, grammar);

/** Grammars by the language of a Markdown fence. */
const aliases: Readonly<Record<string, keyof typeof grammars>> = {
  ts: 'typescript',
  tsx: 'typescript',
  js: 'typescript',
  jsx: 'typescript',
  mjs: 'typescript',
  json: 'json',
  jsonc: 'json',
  sh: 'bash',
  bash: 'bash',
  python: 'python',
  py: 'python',
  go: 'go',
  java: 'java',
  html: 'xml',
  vue: 'xml',
  svelte: 'xml',
  css: 'css',
};

/** Colored code by grammar and text: the pages of a code in all languages share it. */
const colored = new Map<string, Html>();
const MAX_COLORED = 500;

/** Colors code by its grammar, with classes that begin with `hl-`; text of an unknown language stays as it is. */
export function highlight(code: string, language = ''): Html | string {
  const grammar = Object.hasOwn(aliases, language) ? aliases[language] : undefined;
  if (grammar === undefined) return code;
  const known = colored.get(`${grammar} ${code}`);
  if (known !== undefined) return known;
  const { value } = hljs.highlight(code, { language: grammar });
  const html = raw(value.replaceAll('class="hljs-', 'class="hl-'));
  if (colored.size >= MAX_COLORED) colored.clear();
  colored.set(`${grammar} ${code}`, html);
  return html;
}
