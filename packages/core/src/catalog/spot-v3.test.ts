import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { toPayload } from '../contract/payload.js';
import type { AnyErrorSet } from '../define-errors.js';
import { spotV3Errors } from '../spot-v3-errors.js';
import { indexCatalog } from './index-catalog.js';
import { spotV3 } from './spot-v3.js';

const document = readFileSync(new URL('../../reference/error-codes-v3.txt', import.meta.url), 'utf8');

/**
 * Reads the definitions of the reference document: a section heading, a line `-1121 INVALID_SYMBOL`, then its
 * messages as bullets.
 */
function readDocument() {
  const definitions: { code: number; reason: string; section: string; messages: string[] }[] = [];
  let section = '';
  for (const line of document.split('\n').map((text) => text.trim())) {
    const [, code, reason] = /^(-\d+) (\w+)$/.exec(line) ?? [];
    if (/^\d\dxx - /.test(line)) section = line;
    else if (code && reason) definitions.push({ code: Number(code), reason, section, messages: [] });
    else if (line.startsWith('•')) definitions.at(-1)?.messages.push(line.slice(1).trim());
  }
  return definitions;
}

describe('spotV3', () => {
  const documented = readDocument();

  it('is the reference document to the letter and in its order', () => {
    // Also counts the codes by a pattern, in case the parser above skips a line.
    expect(documented).toHaveLength(document.match(/^-\d+/gm)?.length ?? 0);
    expect(documented.flatMap(({ messages }) => messages)).toHaveLength(document.match(/•/g)?.length ?? 0);
    expect(
      spotV3.map(({ code, reason, section, messages }) => ({
        code,
        reason,
        section,
        messages: Object.values(messages).map(([template]) => template),
      })),
    ).toEqual(documented);
  });

  it('loses no code, reason and message id', () => {
    expect(
      spotV3.map(({ code, reason, messages }) => [code, reason, ...Object.keys(messages)].join(' ')),
    ).toMatchInlineSnapshot(`
      [
        "-1000 UNKNOWN_ERROR UNKNOWN_ERROR",
        "-1054 SYSTEM_ERROR SYSTEM_ERROR",
        "-1040 ACCESS_KEY_EMPTY ACCESS_KEY_EMPTY",
        "-1041 ACCESS_SIGN_EMPTY ACCESS_SIGN_EMPTY",
        "-1042 ACCESS_TIMESTAMP_EMPTY ACCESS_TIMESTAMP_EMPTY",
        "-1043 INVALID_ACCESS_TIMESTAMP INVALID_ACCESS_TIMESTAMP",
        "-1044 INVALID_ACCESS_KEY INVALID_ACCESS_KEY",
        "-1045 INVALID_CONTENT_TYPE INVALID_CONTENT_TYPE",
        "-1046 ACCESS_TIMESTAMP_EXPIRED ACCESS_TIMESTAMP_EXPIRED",
        "-1047 API_AUTH_ERROR API_AUTH_ERROR",
        "-1049 API_KEY_OR_PASSPHRASE_INCORRECT API_KEY_OR_PASSPHRASE_INCORRECT",
        "-1050 USER_STATUS_FORBIDDEN USER_STATUS_FORBIDDEN",
        "-1051 PERMISSION_DENIED PERMISSION_DENIED",
        "-1052 INSUFFICIENT_PERMISSIONS INSUFFICIENT_PERMISSIONS",
        "-1053 PERMISSION_VALIDATION_FAILED PERMISSION_VALIDATION_FAILED",
        "-1055 USER_AUTH_NOT_SAFE USER_AUTH_NOT_SAFE",
        "-1056 ILLEGAL_IP ILLEGAL_IP",
        "-1057 USER_LOCKED USER_LOCKED",
        "-1058 NO_PERMISSION_TRADE_PAIR NO_PERMISSION_TRADE_PAIR",
        "-1115 INVALID_TIME_IN_FORCE INVALID_TIME_IN_FORCE",
        "-1116 INVALID_ORDER_TYPE INVALID_ORDER_TYPE",
        "-1117 INVALID_SIDE INVALID_SIDE",
        "-1121 INVALID_SYMBOL INVALID_SYMBOL",
        "-1128 INVALID_PARAM_COMBINATION INVALID_PARAM_COMBINATION",
        "-1135 INVALID_JSON INVALID_JSON",
        "-1140 PARAM_VALIDATE_ERROR PARAM_VALIDATE_ERROR PARAM_VALIDATE_ERROR.limit PARAM_VALIDATE_ERROR.startTime PARAM_VALIDATE_ERROR.endTime",
        "-1141 PARAM_EMPTY PARAM_EMPTY",
        "-1142 PARAM_ERROR PARAM_ERROR",
        "-1150 REQUEST_METHOD_NOT_SUPPORTED REQUEST_METHOD_NOT_SUPPORTED",
        "-1160 DECIMAL_PRECISION_ERROR DECIMAL_PRECISION_ERROR",
        "-1170 QUERY_TIME_OUT_OF_RANGE QUERY_TIME_OUT_OF_RANGE.startTime QUERY_TIME_OUT_OF_RANGE.range",
        "-1171 START_TIME_AFTER_END_TIME START_TIME_AFTER_END_TIME",
        "-1180 CLIENT_OID_LENGTH_ERROR CLIENT_OID_LENGTH_ERROR",
        "-1190 FORBIDDEN_ACCESS FORBIDDEN_ACCESS",
        "-2007 SPOT_SYMBOL_NOT_EXIST SPOT_SYMBOL_NOT_EXIST",
        "-2200 SPOT_ORDER_NOT_EXIST SPOT_ORDER_NOT_EXIST",
      ]
    `);
  });

  it('renders every message', () => {
    const index = indexCatalog(spotV3);
    const errors: AnyErrorSet = spotV3Errors;
    const rendered = spotV3
      .flatMap(({ code }) => index(code)?.messages ?? [])
      .map(({ id, names, kinds }) => {
        const params = Object.fromEntries(
          names.map((name, index) => [name, kinds[index] === '%d' ? index + 1 : 'symbol']),
        );
        return toPayload(errors.createApiError(id, params));
      });
    expect(rendered).toMatchSnapshot();
  });
});
