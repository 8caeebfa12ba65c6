/**
 * For each budget that has been seen broken, by the name of its row: why, and what was tried. The table shows
 * the sentence only while the budget is not met.
 */
export const reasons: Readonly<Record<string, string>> = {};
