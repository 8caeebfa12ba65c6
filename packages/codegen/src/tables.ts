import { classifyError } from '@errlex/core/response';
import type { GeneratedFile, GenerateInput } from './generate-input.js';

/**
 * The columns of the lookup tables, with their SQL types. The tables are for joins with the codes in logs.
 */
const columns = {
  domain: 'TEXT',
  code: 'BIGINT',
  reason: 'TEXT',
  section: 'TEXT',
  category: 'TEXT',
  http_status: 'INTEGER',
  retry: 'TEXT',
  executed: 'TEXT',
  generic: 'BOOLEAN',
  retired: 'BOOLEAN',
  message: 'TEXT',
} as const;

type Cell = string | number | boolean | undefined;

/**
 * Returns a row for each definition. `retry` and `executed` are the advice for a write without a response.
 */
function toRows({ errors, contract }: GenerateInput): Cell[][] {
  return contract.definitions.map(
    ({ code, reason, section, category, httpStatus, generic, retired, messages }) => {
      const definition = errors.catalog.find((one) => one.code === code);
      const data = { code, reason, messageId: undefined, params: {}, message: '', msg: '', definition };
      const { retry, executed } = classifyError(data, { textRules: [] });
      const flags = [generic === true, retired === true];
      const message = messages[0]?.template;
      return [
        contract.domain,
        code,
        reason,
        section,
        category,
        httpStatus,
        retry,
        executed,
        ...flags,
        message,
      ];
    },
  );
}

/**
 * Generates the contract as JSON, like `errlex list --json`. The option `--catalog` of `errlex` reads the
 * file.
 */
export function generateJson({ errors, contract }: GenerateInput): GeneratedFile[] {
  const { domain, payload, roles, textRules, requestLifetime, catalog } = errors;
  const content = JSON.stringify(
    { domain, payload, roles, textRules, requestLifetime, catalog },
    undefined,
    2,
  );
  return [{ path: `${contract.names.snake}.json`, content: `${content}\n` }];
}

/** Generates the definitions as CSV (RFC 4180) with a header row. A missing value is an empty field. */
export function generateCsv(input: GenerateInput): GeneratedFile[] {
  const lines = [Object.keys(columns), ...toRows(input)].map((row) => row.map(toCsvCell).join(','));
  return [
    { path: `${input.contract.names.snake}.csv`, content: lines.map((line) => `${line}\r\n`).join('') },
  ];
}

function toCsvCell(cell: Cell): string {
  const text = String(cell ?? '');
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** Generates the definitions as SQL statements for SQLite, DuckDB and PostgreSQL. */
export function generateSql(input: GenerateInput): GeneratedFile[] {
  const { names } = input.contract;
  const table = `${names.snake}_codes`;
  const types = Object.entries(columns).map(([name, type]) => {
    return `  ${name} ${type}${name === 'code' ? ' PRIMARY KEY' : ''}`;
  });
  const rows = toRows(input).map((row) => `  (${row.map(toSqlCell).join(', ')})`);
  const insert = rows.length > 0 ? `INSERT INTO ${table} VALUES\n${rows.join(',\n')};\n` : '';
  const content = `-- ${input.header}\nCREATE TABLE ${table} (\n${types.join(',\n')}\n);\n${insert}`;
  return [{ path: `${names.snake}.sql`, content }];
}

function toSqlCell(cell: Cell): string {
  if (cell === undefined) return 'NULL';
  return typeof cell === 'string' ? `'${cell.replaceAll("'", "''")}'` : String(cell).toUpperCase();
}
