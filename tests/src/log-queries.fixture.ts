import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { countDecoded, countWithDuckDb, countWithSqlite, countWithStats, writeLogs } from './log-tables.js';

/** Compares the queries of the guide and `errlex stats` with `decode`, on a log of some lines. */
export function describeLogQueries(lines: number): void {
  const folder = mkdtempSync(join(tmpdir(), 'errlex-logs-'));
  afterAll(() => rmSync(folder, { recursive: true }));

  describe(`the queries of the guide, on a log of ${lines} lines`, () => {
    const { known, unknown } = countDecoded(lines);
    beforeAll(() => writeLogs(folder, lines));

    it('count with DuckDB what decode counts', async () => {
      expect(Object.keys(known).length).toBeGreaterThan(30);
      expect(Object.keys(unknown)).toHaveLength(5);
      expect(await countWithDuckDb(folder)).toEqual({ known, unknown, inText: known });
    });

    it('count what `errlex stats` counts', () => {
      expect(countWithStats(folder)).toEqual({ known, unknown });
    });

    it('count with SQLite what decode counts', () => {
      expect(countWithSqlite(folder, lines)).toEqual(known);
    });
  });
}
