import type { Entry } from './to-entries.js';

/** A program that handles the code, for one host. */
export interface Sample {
  readonly host: 'Node.js' | 'browser' | 'NestJS';
  readonly code: string;
}

/**
 * Writes programs that catch, show and throw a code. `isOwn`: the definition is not a shipped one, so the programs
 * use an error set of the application.
 */
export function toSamples({ definition, messages }: Entry, isOwn: boolean): Sample[] {
  const { reason } = definition;
  const isError = isOwn ? 'errors.isApiError' : 'isApiError';
  const wrapped = isOwn ? 'withApiErrors(fetch, { errors })' : 'withApiErrors(fetch)';
  const own = isOwn ? ["import { errors } from './errors.js';"] : [];
  const [first] = messages;
  const args =
    first && [first.id, first.params].map((value) => toLiteral(value)).filter((text) => text !== '{}');
  return [
    {
      host: 'Node.js',
      code: lines(
        ...(isOwn ? [] : ["import { isApiError } from '@errlex/core';"]),
        "import { withApiErrors } from '@errlex/node';",
        ...own,
        '',
        `const request = ${wrapped};`,
        'try {',
        "  await request('https://api.example/v3/order');",
        '} catch (error) {',
        `  if (!${isError}(error, '${reason}')) throw error;`,
        ...toUse(messages),
        '}',
      ),
    },
    {
      host: 'browser',
      code: lines(
        `import { detectLocale, ${isOwn ? '' : 'isApiError, '}loadMessages, renderTo, translate, withApiErrors } from '@errlex/browser';`,
        ...own,
        '',
        `const request = ${wrapped};`,
        'try {',
        "  await request('/api/v3/order');",
        '} catch (error) {',
        "  const alert = document.querySelector<HTMLElement>('[role=alert]');",
        `  if (!alert || !${isError}(error, '${reason}')) throw error;`,
        '  renderTo(alert, translate(error, await loadMessages(detectLocale())));',
        '}',
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
        isOwn
          ? `    throw new ApiException(errors.createApiError(${args?.join(', ')}));`
          : `    throw new ApiException(${args?.join(', ')});`,
        '  }',
        '}',
      ),
    },
  ];
}

/** Returns the statement of a handler: it uses the params, if a message has some. */
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
