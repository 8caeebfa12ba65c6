/** The rules of {@link compareContracts} and {@link lintContract}; `true`: breaking. */
export const rules = {
  'domain-changed': true,
  'code-removed': true,
  'code-renumbered': true,
  'reason-renamed': true,
  'message-removed': true,
  'message-renamed': true,
  'param-added': true,
  'param-removed': true,
  'param-renamed': true,
  'param-retyped': true,
  'text-changed': true,
  'text-shadowed': true,
  'executed-weakened': true,
  'payload-narrowed': true,
  'items-narrowed': true,
  'success-changed': true,
  'lifetime-shortened': true,
  'definition-added': false,
  'message-added': false,
  'code-retired': false,
  'advice-changed': false,
  'status-changed': false,
  'category-changed': false,
  'text-rules-changed': false,
  'ambiguous-template': false,
  'duplicate-text': false,
} as const satisfies Readonly<Record<string, boolean>>;

export type Rule = keyof typeof rules;

/** One change of a contract, or one weakness. */
export interface Finding {
  readonly rule: Rule;
  /** Whether a program that works with the old contract can fail with the new one. */
  readonly breaking: boolean;
  /** The code that it is about; absent for the contract as a whole. */
  readonly code?: number | undefined;
  /** The reason, the message id or the part of the contract. */
  readonly subject: string;
  /** What changed and what to do, in English sentences. */
  readonly message: string;
}

export function createFinding(rule: Rule, subject: string, message: string, code?: number): Finding {
  return { rule, breaking: rules[rule], ...(code !== undefined && { code }), subject, message };
}
