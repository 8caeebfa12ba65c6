import { type AnyErrorSet, type Catalog, type Contract, defineErrors, spotV3Errors } from '@errlex/core';
import { describe, expect, it } from 'vitest';
import { compareContracts } from './compare-contracts.js';
import { type FindingRule, rules } from './finding.js';

type Definition = Catalog[number];

const balance: Definition = {
  ...{
    code: 1,
    reason: 'BALANCE',
    httpStatus: 400,
    category: 'balance',
    retry: 'fix-request',
    executed: 'no',
  },
  messages: {
    BALANCE: ['Balance of %s is below %d.', 'asset', 'min'],
    'BALANCE.locked': ['Balance is locked.'],
  },
};
const maybe: Definition = {
  code: 2,
  reason: 'MAYBE',
  messages: { MAYBE: ['The order may have been sent.'] },
};
const contract: Contract = {
  domain: 'acme',
  payload: {
    code: ['retCode', 'error.code'],
    msg: ['retMsg', 'error.msg'],
    success: [0],
    items: { in: ['list', 'data.0'] },
  },
  textRules: [{ text: 'frozen', retry: 'never' }],
  requestLifetime: 5000,
};

function define(catalog: Catalog, change: Contract = {}): AnyErrorSet {
  return defineErrors<Catalog>(catalog, { ...contract, ...change });
}

function withBalance(change: Partial<Definition>): AnyErrorSet {
  return define([{ ...balance, ...change }, maybe]);
}

function withMessages(messages: Definition['messages']): AnyErrorSet {
  return withBalance({ messages });
}

const before = define([balance, maybe]);
const [asset, locked] = [balance.messages.BALANCE, balance.messages['BALANCE.locked']] as const;
if (asset === undefined || locked === undefined) throw new Error('The sample has no messages.');

/** For each rule a changed contract; the findings begin with that rule. */
const breaking: readonly [FindingRule, AnyErrorSet, message: string][] = [
  [
    'domain-changed',
    define([balance, maybe], { domain: 'acme2' }),
    'The domain changed from "acme" to "acme2"',
  ],
  ['code-removed', define([balance]), 'MAYBE (2) was removed: keep it with `retired: true`'],
  ['code-renumbered', define([balance, { ...maybe, code: 3 }]), 'MAYBE: the code changed from 2 to 3'],
  [
    'reason-renamed',
    define([
      balance,
      { ...maybe, reason: 'PERHAPS', messages: { PERHAPS: ['The order may have been sent.'] } },
    ]),
    '2: the reason changed from MAYBE to PERHAPS',
  ],
  ['message-removed', withMessages({ BALANCE: asset }), 'BALANCE.locked: the message was removed'],
  [
    'message-renamed',
    withMessages({ BALANCE: asset, 'BALANCE.frozen': locked }),
    'changed to BALANCE.frozen',
  ],
  [
    'param-added',
    withMessages({ BALANCE: asset, 'BALANCE.locked': ['Balance is locked.%s', 'until'] }),
    'BALANCE.locked: param "until" was added',
  ],
  [
    'param-removed',
    withMessages({ ...balance.messages, BALANCE: ['Balance of %s is below 5.', 'asset'] }),
    '"min"',
  ],
  [
    'param-renamed',
    withMessages({ ...balance.messages, BALANCE: ['Balance of %s is below %d.', 'coin', 'min'] }),
    'BALANCE: param "asset" was renamed to "coin".',
  ],
  [
    'param-retyped',
    withMessages({ ...balance.messages, BALANCE: ['Balance of %s is below %s.', 'asset', 'min'] }),
    'BALANCE: param "min" changed from a number to a text.',
  ],
  [
    'text-changed',
    withMessages({ BALANCE: asset, 'BALANCE.locked': ['Balance locked!'] }),
    'old texts are no longer',
  ],
  [
    'text-shadowed',
    withMessages({ 'BALANCE.any': ['Balance %s', 'what'], ...balance.messages }),
    'its texts are now read as BALANCE.any',
  ],
  [
    'executed-weakened',
    define([balance, { ...maybe, executed: 'no' }]),
    'MAYBE (2): executed changed from unknown to no',
  ],
  [
    'executed-weakened',
    define([balance, { ...maybe, httpStatus: 400 }]),
    'MAYBE (2): executed changed from unknown to no',
  ],
  [
    'executed-weakened',
    define([balance, maybe], { textRules: [{ code: 2, text: 'not sent', executed: 'no' }] }),
    'MAYBE (2): executed changed from unknown to no with the text "not sent"',
  ],
  [
    'payload-narrowed',
    define([balance, maybe], { payload: { ...contract.payload, code: 'retCode', msg: 'retMsg' } }),
    'A code in "error.code" with a text in "error.msg" is no longer read.',
  ],
  [
    'items-narrowed',
    define([balance, maybe], {
      payload: {
        code: ['retCode', 'error.code'],
        msg: ['retMsg', 'error.msg'],
        success: [0],
        items: { in: 'list' },
      },
    }),
    'Failed items in "data.0" are no longer read.',
  ],
  [
    'success-changed',
    define([balance, maybe], {
      payload: {
        code: ['retCode', 'error.code'],
        msg: ['retMsg', 'error.msg'],
        success: [0, 7],
        items: { in: ['list', 'data.0'] },
      },
    }),
    'The code 7 means success now.',
  ],
  ['lifetime-shortened', define([balance, maybe], { requestLifetime: 1000 }), 'changed from 5000 to 1000 ms'],
];

const notes: readonly [FindingRule, AnyErrorSet, message: string][] = [
  [
    'definition-added',
    define([balance, maybe, { code: 9, reason: 'NEW', messages: { NEW: ['New.'] } }]),
    'NEW (9) was added.',
  ],
  [
    'message-added',
    withMessages({ ...balance.messages, 'BALANCE.empty': ['Empty.'] }),
    'BALANCE.empty was added.',
  ],
  ['code-retired', withBalance({ retired: true }), 'BALANCE (1) was retired'],
  ['advice-changed', withBalance({ retry: 'never' }), 'from fix-request, executed no to never, executed no'],
  [
    'advice-changed',
    withBalance({ executed: 'unknown' }),
    'from fix-request, executed no to fix-request, executed unknown',
  ],
  ['status-changed', withBalance({ httpStatus: 409 }), 'httpStatus changed from 400 to 409'],
  ['category-changed', withBalance({ category: 'order' }), 'category changed from balance to order'],
  ['text-rules-changed', define([balance, maybe], { textRules: [] }), 'The text rules changed'],
];

describe('compareContracts', () => {
  it.each(breaking)('finds %s, which is breaking', (rule, after, message) => {
    const found = compareContracts(before, after).filter((one) => one.rule === rule);
    expect(found[0]).toMatchObject({ rule, breaking: true, message: expect.stringContaining(message) });
  });

  it.each(notes)('finds %s, which is not breaking', (rule, after, message) => {
    const findings = compareContracts(before, after);
    expect(findings).toEqual([expect.objectContaining({ rule, message: expect.stringContaining(message) })]);
    expect(findings[0]?.breaking).toBe(false);
  });

  it('finds executed-weakened under one status alone', () => {
    const unknown = { ...maybe, executed: 'unknown' } as const;
    const findings = compareContracts(define([unknown]), define([{ ...unknown, generic: true }]));
    expect(findings).toMatchObject([
      { rule: 'executed-weakened', message: expect.stringContaining('from unknown to no under 400') },
    ]);
  });

  it('has a fixture for each of its rules', () => {
    const tested = [...breaking, ...notes].map(([rule]) => rule);
    const linted: readonly FindingRule[] = ['ambiguous-template', 'duplicate-text'];
    expect(new Set([...tested, ...linted])).toEqual(new Set(Object.keys(rules)));
  });

  it('finds nothing between equal contracts, in whatever order their definitions are', () => {
    expect(compareContracts(before, define([maybe, balance]))).toEqual([]);
    expect(compareContracts(spotV3Errors, spotV3Errors)).toEqual([]);
  });

  it('lists breaking changes first', () => {
    const after = define([{ ...balance, category: 'order' }]);
    expect(compareContracts(before, after).map(({ rule }) => rule)).toEqual([
      'code-removed',
      'category-changed',
    ]);
  });

  it('accepts a domain for a contract that had none, and a longer lifetime', () => {
    const old = defineErrors<Catalog>([maybe], { requestLifetime: 10 });
    expect(
      compareContracts(old, defineErrors<Catalog>([maybe], { domain: 'acme', requestLifetime: 20 })),
    ).toEqual([]);
  });

  it('finds a default shape that was replaced', () => {
    const old = defineErrors<Catalog>([maybe]);
    const after = defineErrors<Catalog>([maybe], { payload: { code: 'code', msg: 'msg' } });
    expect(compareContracts(old, after).map(({ message }) => message)).toEqual([
      'A code in "error.code" with a text in "error.msg" is no longer read.',
    ]);
  });
});
