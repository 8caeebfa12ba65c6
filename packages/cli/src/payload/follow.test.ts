import { spotV3Errors } from '@errlex/core';
import { messages } from '@errlex/i18n/locales/en';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { runCli, runForBytes, runForJson } from '../run-cli.fixture.js';
import { isWorthPrinting, readText, renderNote, toDecoded } from './decoded.js';
import { followChunks } from './follow.js';

const payload = '{"code":-1121,"msg":"Invalid symbol."}';

describe('errlex decode --follow', () => {
  it('prints below each line what the payloads in it say', async () => {
    const input = [
      `12:00 ERROR order failed ${payload} then {"code":-1141,"msg":"Parameter 'symbol' cannot be empty."}`,
      '12:01 INFO fine {"code":0}',
      `{"level":50,"msg":${JSON.stringify(`BadSymbol weex ${payload}`)}}`,
    ].join('\n');
    expect((await runCli(['decode', '--follow', '--locale', 'de'], { input })).stdout).toMatchInlineSnapshot(`
      "12:00 ERROR order failed {"code":-1121,"msg":"Invalid symbol."} then {"code":-1141,"msg":"Parameter 'symbol' cannot be empty."}
          -1121 INVALID_SYMBOL  Ungültiges Handelssymbol.
          fix-request: fix the request, then resend; not executed
          -1141 PARAM_EMPTY  Der Parameter „symbol“ darf nicht leer sein.
          fix-request: fix the request, then resend; not executed
      12:01 INFO fine {"code":0}
      {"level":50,"msg":"BadSymbol weex {\\"code\\":-1121,\\"msg\\":\\"Invalid symbol.\\"}"}
          -1121 INVALID_SYMBOL  Ungültiges Handelssymbol.
          fix-request: fix the request, then resend; not executed
      "
    `);
  });

  it('passes the rest through byte for byte', async () => {
    const lines = Buffer.from('\xff caf\xe9\r\n{ not JSON }\n{"serverTime":1}\n\nno line break', 'latin1');
    expect((await runForBytes(['decode', '--follow'], { input: lines })).stdout).toEqual(lines);
    expect(await runForBytes(['decode', '--follow'], { input: '' })).toMatchObject({
      exitCode: 0,
      stderr: '',
    });
  });

  it('prints one object for each payload and for each other line', async () => {
    const input = `a ${payload} b ${payload}\nplain\n\n`;
    expect(await runForJson(['decode', '--follow'], { input })).toMatchObject([
      { kind: 'api-error', body: payload },
      { kind: 'api-error', body: payload },
      { kind: 'text', body: 'plain' },
    ]);
  });
});

describe('followChunks', () => {
  // The definitions are read as those of any catalog.
  const context = { errors: spotV3Errors as never, messages };

  /** Returns the notes for a line without the shortcuts for simple lines. */
  function annotate(line: string): string {
    const notes = readText(line, context.errors)
      .filter(isWorthPrinting)
      .map((reading) => renderNote(toDecoded(reading, context)));
    return notes.length > 0 ? line.replace(/\n?$/, '\n') + notes.join('') : line;
  }

  async function follow(...chunks: string[]): Promise<string> {
    async function* stream() {
      for (const chunk of chunks) yield Buffer.from(chunk);
    }
    let output = '';
    for await (const part of followChunks(stream(), { ...context, json: false })) output += part.toString();
    return output;
  }

  const piece = fc.constantFrom(
    payload,
    JSON.stringify(`refused: ${payload}`),
    `{"text":${JSON.stringify(`refused: ${payload}`)}}`,
    `{"error":${JSON.stringify(payload)},"x":1}`,
    `{"status":"error","text":${JSON.stringify(payload)}}`,
    `{"code":500,"t":${JSON.stringify(payload)}}`,
    '{"code":-1142,"msg":"Parameter \'Größe\' is invalid."}',
    '{"level":50,"code":-1121,"msg":"Invalid symbol."}',
    '{"level":50,"code":7,"msg":"x"}',
    '{"code":418,"msg":"IP banned until 99999999999999."}',
    '{"status":400,"error":"Bad Request"}',
    '{"errno":7}',
    '{"code":-1121',
    '{ code: -1121 }',
    'code=-1121',
    'code: ',
    '[-1121] Invalid symbol.',
    '[2026] ',
    '[',
    ']',
    '{',
    '}',
    '"',
    "'",
    '%7B%22code%22:-1121%7D',
    '&quot;code&quot;:-1121',
    '12:00:01 ERROR ',
    '注文 ',
    ' 2026 ',
    '\\',
    '\t',
    'x\r',
  );
  const lines = fc
    .array(fc.array(piece, { maxLength: 4 }), { maxLength: 8 })
    .map((some) => some.map((pieces) => `${pieces.join('')}\n`));

  it('prints below each line the same notes, whether it came before or not', async () => {
    await fc.assert(
      fc.asyncProperty(lines, async (some) => {
        // The third time, a note comes from the cache.
        const repeated = [...some, ...some.map((line) => `t ${line}`), ...some];
        expect(await follow(repeated.join(''))).toBe(repeated.map(annotate).join(''));
      }),
      { numRuns: 200 },
    );
  });

  it('joins lines that chunks cut, and holds no more than a megabyte of a line back', async () => {
    expect(await follow('12:00 {"code":', '-1121,"msg":"Invalid symbol."}', '\nnext')).toBe(
      `${annotate(`12:00 ${payload}\n`)}next`,
    );
    const long = 'x'.repeat(2 ** 20);
    expect(await follow(long, `y${payload}`, '\n')).toBe(`${annotate(`${long}y${payload}`)}\n`);
  });
});
