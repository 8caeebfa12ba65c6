/**
 * For each budget that has been seen broken, by the name of its row: why, and what was tried. The table shows
 * the sentence only while the budget is not met.
 */
export const reasons: Readonly<Record<string, string>> = {
  'translate a fixed message':
    'the budget was found in slices of fifteen milliseconds, which held the garbage that i18next makes; the ' +
    'fastest slices of one hold none. Subtracting what the loop takes was tried, and a loop of its own for ' +
    'each operation: both give 0.010 to 0.013, for some 20 ns of ours.',
  'what the README of the browser imports':
    'of these, 567 bytes are the hashes in the names of the chunks of 64 locales, which no code here ' +
    'changes. Rows as arrays (177 bytes less, unreadable), messages first in a row (16 less) and an ' +
    'object of loaders (32 more) were tried.',
  'import @errlex/core':
    'finding a package in node_modules takes 2.4 ms of it, as an empty package does, and each file ' +
    'about 1 ms. The root was written into two files instead of seven.',
  'import @errlex/node':
    'it loads the two files of the root of core, its answers, and two of its own; finding the ' +
    'packages is most of the rest. The root was written into one file.',
  'decode a fixed message':
    'on a calm machine it is met (1.118, quartiles 1.116 to 1.122); the run of this table was on a ' +
    'busy one.',
  'answers of Nest on Express in ja':
    'the quartiles lie on both sides of the budget: it was measured on a busy machine only. Header ' +
    'names instead of copies, and a message that is looked up once, were tried.',
  'an error over TCP, caught':
    'on a calm machine 0.79 (0.57 to 0.93). One error instead of two on the way in was tried, and an ' +
    'error without frames, which gained nothing that shows; the two sides were not profiled apart ' +
    'yet.',
};
