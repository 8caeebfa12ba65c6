/**
 * The rules of {@link compareContracts} and {@link lintContract}. The value is `true` if a finding of the
 * rule is breaking.
 */
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

export type FindingRule = keyof typeof rules;

/** A change between two contracts, or a weakness of one contract. */
export interface Finding {
  readonly rule: FindingRule;
  /** Whether a program that works with the old contract can fail with the new one. */
  readonly breaking: boolean;
  /** The code that the finding is about. Absent if it is about the contract as a whole. */
  readonly code?: number | undefined;
  /** The reason, message id or part of the contract that the finding is about. */
  readonly subject: string;
  /** The change and the action to take, in English sentences. */
  readonly message: string;
}

export function createFinding(rule: FindingRule, subject: string, message: string, code?: number): Finding {
  return { rule, breaking: rules[rule], ...(code !== undefined && { code }), subject, message };
}
