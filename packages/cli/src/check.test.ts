import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runCli } from './run-cli.fixture.js';

const folder = mkdtempSync(join(tmpdir(), 'errlex-check-'));
afterAll(() => rmSync(folder, { recursive: true }));

const definition = {
  code: 1,
  reason: 'LIMIT',
  executed: 'unknown',
  messages: { LIMIT: ['At most %d.', 'limit'] },
};
const other = { code: 2, reason: 'OTHER', messages: { OTHER: ['Other %s.', 'name'] } };
const contracts = {
  old: [definition, other],
  added: [definition, other, { code: 3, reason: 'NEW', messages: { NEW: ['New.'] } }],
  removed: [definition],
  retyped: [{ ...definition, messages: { LIMIT: ['At most %s.', 'limit'] } }, other],
};

beforeAll(() => {
  for (const [name, catalog] of Object.entries(contracts)) {
    writeFileSync(join(folder, `${name}.json`), JSON.stringify({ domain: 'acme', catalog }));
  }
});

const check = (next: string, ...options: readonly string[]) =>
  runCli(['check', 'old.json', `${next}.json`, ...options], { cwd: folder });

describe('errlex check', () => {
  it('exits with 0 if programs keep working', async () => {
    expect(await check('old')).toMatchObject({ exitCode: 0, stdout: '0 breaking, 0 other\n' });
    const { exitCode, stdout } = await check('added');
    expect(exitCode).toBe(0);
    expect(stdout).toMatch(/^note {2}definition-added {2}NEW \(3\).*\n0 breaking, 1 other\n$/);
  });

  it.each(['removed', 'retyped'])('exits with 1 if a definition is %s', async (name) => {
    const { exitCode, stdout } = await check(name);
    expect(exitCode).toBe(1);
    expect(stdout).toMatch(/^breaking {2}/);
  });

  it('prints findings as JSON, and as commands of a GitHub workflow', async () => {
    const { stdout } = await check('removed', '--format', 'json');
    expect(JSON.parse(stdout)).toMatchObject([{ rule: 'code-removed', breaking: true, code: 2 }]);
    const commands = await check('removed', '--format', 'github');
    expect(commands.stdout).toMatch(/^::error title=code-removed::OTHER \(2\)/);
  });

  it('exits with 2 for a contract that cannot be read', async () => {
    const { exitCode, stderr } = await check('missing');
    expect([exitCode, stderr]).toEqual([2, 'errlex: cannot load missing.json: file not found\n']);
  });
});
