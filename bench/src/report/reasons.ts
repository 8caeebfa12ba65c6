const processor = 'met on an AMD EPYC, but not on every processor: an Intel Xeon';

/**
 * Why a budget is missed, and the attempts to meet it, by the name of the row. The table shows a reason only
 * while the budget is missed.
 */
export const reasons: Readonly<Record<string, string>> = {
  'decode a fixed message': `${processor} takes 1.14 to 1.19.`,
  'decode a message with a text param': `${processor} takes 1.14 to 1.18.`,
  'decode a message with two number params': `${processor} takes 1.18 to 1.22.`,
  'translate a message with a param':
    `${processor} takes 0.059 to 0.061. Tried: reading a param without checking that it is an own property ` +
    '(0.054), and finding control characters without a regular expression (0.049 with both), which adds bytes in a browser.',
  'translate a fixed message':
    'the budget was set with slices of 15 ms, which included the garbage collection of i18next; slices of 1 ms ' +
    'do not. Tried: subtracting the loop, and a loop per operation; both give 0.010 to 0.013, a difference of ' +
    'about 20 ns. Comparing the code of the error with the shipped one, so that another catalog gets no ' +
    'shipped text, takes 0.003; copying the messages instead took as long. The layers of texts of a custom ' +
    'catalog take 0.003 more.',
  toApiError:
    '400 bytes are conditions for `message` and `detail`, the limit on remaining fields, and `cause` in old ' +
    'browsers. Done: moved the index for codes with many messages and the JSON reader to other entry points. ' +
    'Definitions grouped by section, status and advice would save 161 bytes, but not read as definitions.',
  'what the README of the browser imports':
    '567 bytes are hashes in the chunk names of 64 locales, 400 read the JSON of an `ApiError` in a body, 120 keep ' +
    '64-bit ids exact. Done: one path for `fetch` without batches, which saved 900.',
  'the same with translateThrown':
    'the table of network errors and `identify` take 2.7 kB; the result also says whether and when to try again, and ' +
    'loads missing texts again. Done: moved the texts of the table to `adviceFor`, which saved 300 bytes, and decide ' +
    'the retry without the rest of the advice, which saved 498.',
  'the bridge to i18next':
    'matching locales without `Intl.Locale` takes a table of scripts and regions, and chunks that could not be loaded ' +
    'are requested again.',
  'import @errlex/core':
    'Node takes 2.4 ms to find a package in node_modules, even an empty one, and about 1 ms per file. ' +
    'Done: bundled the root entry point into two files instead of seven.',
  'import @errlex/node':
    'it loads two files of the root of core, one of `core/response`, and two of its own; finding the ' +
    'packages takes most of the rest. Done: bundled the root entry point into one file.',
  'files that @errlex/node loads':
    'the client adapters, which the browser package shares, are a separate file of core.',
  'an error over TCP, as it arrives':
    'profiles show most of the difference in creating the exception, an `HttpException` (0.4 to 0.7 µs of 21), ' +
    'and in the filter. Tried and kept, without a measurable gain: one object literal instead of copies, and ' +
    'no array of entries.',
  'an error over TCP, caught as an error':
    'in addition to the row above, the code, params and message from the wire are checked against the catalog. ' +
    'Done: replacing the methods of a client once, and throwing the error instead of creating an Observable, ' +
    'which improved the ratio to code and params only from 0.81 to 0.89.',
  'a loaded locale':
    'a locale is an ES module, and Node keeps the module (6.0 kB, measured with an empty one) and its source text ' +
    '(about 9 kB) in addition to the texts (6.3 kB as parsed JSON). The table of codes takes 2.3 kB. JSON files would ' +
    'avoid it, but bundlers cannot load them with a plain import() in every environment.',
};
