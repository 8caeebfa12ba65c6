import { type Catalog, defineErrors, spotV3Errors } from '@errlex/core';
import { describe, expect, it } from 'vitest';
import { lintContract } from './lint-contract.js';

type Definition = Catalog[number];

const locked: Definition = { code: 1, reason: 'LOCKED', messages: { LOCKED: ['The %s is locked.', 'what'] } };
const closed: Definition = { code: 2, reason: 'CLOSED', messages: { CLOSED: ['The market is closed.'] } };

function lint(...definitions: readonly Definition[]): string[] {
  return lintContract(defineErrors<Catalog>(definitions)).map(({ rule, subject }) => `${rule} ${subject}`);
}

describe('lintContract', () => {
  it('finds a template that an earlier one hides', () => {
    const messages = { ...locked.messages, 'LOCKED.account': ['The account is locked.'] } as const;
    expect(lint({ ...locked, messages }, closed)).toEqual(['ambiguous-template LOCKED.account']);
  });

  it('accepts the narrower template first', () => {
    const messages = { 'LOCKED.account': ['The account is locked.'], ...locked.messages } as const;
    expect(lint({ ...locked, messages })).toEqual([]);
  });

  it('finds a text that two codes have', () => {
    const copy = { code: 3, reason: 'COPY', messages: { COPY: ['The market is closed.'] } } as const;
    expect(lint(locked, closed, copy)).toEqual(['duplicate-text COPY']);
  });

  it('finds nothing in the shipped contract', () => {
    expect(lintContract(spotV3Errors)).toEqual([]);
  });
});
