import type { Definition } from '@errlex/core';

/** A row of the catalogue as `list --json` prints it. */
export function toListed({ code, reason, section, category, httpStatus, messages }: Definition) {
  return {
    code,
    reason,
    section,
    category,
    httpStatus,
    messages: Object.entries(messages).map(([id, [template, ...params]]) => ({ id, template, params })),
  };
}
