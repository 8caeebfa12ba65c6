import { describe, expect, it } from 'vitest';
import { Choices } from './fuzz/choices.ts';
import { runTarget } from './fuzz/run-target.ts';
import { defineTarget } from './fuzz/target.ts';
import { targets } from './fuzz/targets.ts';
import { makeText } from './fuzz/texts.ts';

/** Enough cases to show that a change broke something; `pnpm fuzz` runs a million. */
const budget = { seed: 1, cases: 50, seconds: 2 };

describe('hostile input', () => {
  it.each(targets)('breaks no promise of $name', async (target) => {
    expect((await runTarget(target, budget)).finding).toBeUndefined();
  });
});

describe('the fuzz engine', () => {
  const run = async (check: (text: string) => void | Promise<void>, caseLimit?: number) => {
    const target = defineTarget({ name: 'planted', make: makeText, check });
    return (await runTarget(target, { ...budget, cases: 5_000, caseLimit })).finding;
  };

  it('finds a check that throws, and shrinks its input', async () => {
    const finding = await run((text) => {
      if (text.includes('}')) throw new Error('planted');
    });
    expect(finding?.problem).toContain('planted');
    const original = makeText(new Choices(finding?.seed ?? 0));
    expect(String(finding?.input).length).toBeLessThan(original.length);
    expect(finding?.seed).toBeGreaterThan(0);
  });

  it('finds a check that rejects', async () => {
    expect((await run(() => Promise.reject(new Error('planted'))))?.problem).toContain('planted');
  });

  it('finds a change to a built-in prototype, and reverts it', async () => {
    const added = await run(() => void Object.assign(Object.prototype, { planted: true }));
    expect(added?.problem).toBe('polluted: planted');
    expect(Object.prototype).not.toHaveProperty('planted');
  });

  it('finds a check that takes too long', async () => {
    const slow = await run(() => {
      for (const until = performance.now() + 60; performance.now() < until; );
    }, 5);
    expect(slow?.problem).toMatch(/^slow: \d+ ms$/);
  });
});
