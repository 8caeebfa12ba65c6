import type { ErrorDefinition } from '@errlex/core';

/** A row of the catalog as `list --json` prints it. */
export function toListed({ code, reason, section, category, httpStatus, messages }: ErrorDefinition) {
  return {
    code,
    reason,
    section,
    category,
    httpStatus,
    messages: Object.entries(messages).map(([id, [template, ...params]]) => ({ id, template, params })),
  };
}
