import { describe, expect, it } from 'vitest';
import { Choices } from './fuzz/choices.ts';
import { runTarget } from './fuzz/run-target.ts';
import { defineTarget } from './fuzz/target.ts';
import { targets } from './fuzz/targets.ts';
import { makeText } from './fuzz/texts.ts';

/** Too few to find what a million have not, and enough to show what a change has broken. */
const budget = { seed: 1, cases: 50, seconds: 2 };

describe('what nobody would send', () => {
  it.each(targets)('breaks no promise of $name', async (target) => {
    expect((await runTarget(target, budget)).finding).toBeUndefined();
  });
});

describe('a fuzz target', () => {
  const run = async (check: (text: string) => void | Promise<void>, caseLimit?: number) => {
    const target = defineTarget({ name: 'planted', make: makeText, check });
    return (await runTarget(target, { ...budget, cases: 5_000, caseLimit })).finding;
  };

  it('finds what throws, and makes its input small', async () => {
    const finding = await run((text) => {
      if (text.includes('}')) throw new Error('planted');
    });
    expect(finding?.problem).toContain('planted');
    const original = makeText(new Choices(finding?.seed ?? 0));
    expect(String(finding?.input).length).toBeLessThan(original.length);
    expect(finding?.seed).toBeGreaterThan(0);
  });

  it('finds what rejects', async () => {
    expect((await run(() => Promise.reject(new Error('planted'))))?.problem).toContain('planted');
  });

  it('finds what pollutes a prototype, and undoes it', async () => {
    const added = await run(() => void Object.assign(Object.prototype, { planted: true }));
    expect(added?.problem).toBe('polluted: planted');
    expect(Object.prototype).not.toHaveProperty('planted');
  });

  it('finds what takes too long', async () => {
    const slow = await run(() => {
      for (const until = performance.now() + 60; performance.now() < until; );
    }, 5);
    expect(slow?.problem).toMatch(/^slow: \d+ ms$/);
  });
});
