import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { countDecoded, countWithDuckDb, countWithSqlite, countWithStats, writeLogs } from './log-tables.js';

const LINES = 2_000;
const folder = mkdtempSync(join(tmpdir(), 'errlex-logs-'));
afterAll(() => rmSync(folder, { recursive: true }));

describe('the queries of the guide, on a small log', () => {
  const { known, unknown } = countDecoded(LINES);
  beforeAll(() => writeLogs(folder, LINES));

  it('count with DuckDB what decode counts', async () => {
    expect(Object.keys(known).length).toBeGreaterThan(30);
    expect(Object.keys(unknown)).toHaveLength(5);
    expect(await countWithDuckDb(folder)).toEqual({ known, unknown, inText: known });
  });

  it('count what `errlex stats` counts', () => {
    expect(countWithStats(folder)).toEqual({ known, unknown });
  });

  it('count with SQLite what decode counts', () => {
    expect(countWithSqlite(folder, LINES)).toEqual(known);
  });
});
