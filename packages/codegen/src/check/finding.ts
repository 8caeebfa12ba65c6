/** The rules of {@link compareContracts} and {@link lintContract}. */
export type Rule =
  | 'domain-changed'
  | 'code-removed'
  | 'code-renumbered'
  | 'reason-renamed'
  | 'message-removed'
  | 'message-renamed'
  | 'param-added'
  | 'param-removed'
  | 'param-renamed'
  | 'param-retyped'
  | 'text-changed'
  | 'text-shadowed'
  | 'executed-weakened'
  | 'payload-narrowed'
  | 'items-narrowed'
  | 'success-changed'
  | 'lifetime-shortened'
  | 'definition-added'
  | 'message-added'
  | 'code-retired'
  | 'advice-changed'
  | 'status-changed'
  | 'category-changed'
  | 'text-rules-changed'
  | 'ambiguous-template'
  | 'duplicate-text';

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

const notes: ReadonlySet<Rule> = /*#__PURE__*/ new Set<Rule>([
  'definition-added',
  'message-added',
  'code-retired',
  'advice-changed',
  'status-changed',
  'category-changed',
  'text-rules-changed',
  'ambiguous-template',
  'duplicate-text',
]);

export function createFinding(rule: Rule, subject: string, message: string, code?: number): Finding {
  return { rule, breaking: !notes.has(rule), ...(code !== undefined && { code }), subject, message };
}
