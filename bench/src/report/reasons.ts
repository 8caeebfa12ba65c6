const processor = 'met on an AMD EPYC, and not on every processor: an Intel Xeon';

/**
 * For each budget that has been seen broken, by the name of its row: why, and what was tried. The table shows
 * the sentence only while the budget is not met.
 */
export const reasons: Readonly<Record<string, string>> = {
  'decode a fixed message': `${processor} takes 1.14 to 1.19.`,
  'decode a message with a text param': `${processor} takes 1.14 to 1.18.`,
  'decode a message with two number params': `${processor} takes 1.18 to 1.22.`,
  'translate a message with a param':
    `${processor} takes 0.059 to 0.061. Reading a param without asking whether it is its own (0.054) and ` +
    'looking for controls without a regular expression (0.049 with both) were tried; the second weighs more in a browser.',
  'translate a fixed message':
    'the budget was found in slices of fifteen milliseconds, which held the garbage that i18next makes; the ' +
    'fastest slices of one hold none. Subtracting what the loop takes was tried, and a loop of its own for ' +
    'each operation: both give 0.010 to 0.013, for some 20 ns of ours. Comparing the code of the error with ' +
    'the shipped one, so that another catalog gets no shipped text, takes 0.003; a copy of the messages took as much. The layers of ' +
    'texts that a catalog may define take 0.003 more.',
  toApiError:
    'reading `message` and `detail` under conditions, limiting the remaining fields and setting `cause` in old ' +
    'browsers take 400 bytes. The index for codes with many messages and the reading of JSON were moved out. ' +
    'A catalog of positional rows would save 105 bytes.',
  'what the README of the browser imports':
    '567 bytes of these are the hashes in the names of the chunks of 64 locales. Reading the JSON of an `ApiError` ' +
    'in a body takes 400, exact 64-bit ids 120. One path for `fetch` without batches saved 900.',
  'the same with translateThrown':
    'the table of network errors and `identify` take 2.7 kB. The sentences of the table were moved to `adviceFor`, ' +
    'which saved 300 bytes.',
  'import @errlex/core':
    'finding a package in node_modules takes 2.4 ms of it, as an empty package does, and each file ' +
    'about 1 ms. The root was written into two files instead of seven.',
  'import @errlex/node':
    'it loads the two files of the root of core, its answers, and two of its own; finding the ' +
    'packages is most of the rest. The root was written into one file.',
  'files that @errlex/node loads':
    'the adapters of clients, which the browser uses too, are a file of core of their own.',
  'an error over TCP, as it arrives':
    'a profile of both sides finds the most of it in the exception, which is an `HttpException` (0.4 to 0.7 µs ' +
    'of 21), and in the filter. One literal instead of copies and no list of entries were tried, and are ' +
    'kept: nothing of it shows in the whole.',
  'an error over TCP, caught as an error':
    'what is more beside the row above is that nothing on the wire is trusted: the code, the params and the ' +
    'message are looked up and checked. Methods of a client that are replaced once and an error that is ' +
    'thrown instead of an Observable made for it took it from 0.81 to 0.89, beside code and params alone.',
  'a loaded locale':
    'a locale is an ES module, and Node keeps the module (6.0 kB, measured with an empty one) and its source text ' +
    '(about 9 kB) beside the texts (6.3 kB as parsed JSON). The table of codes takes 2.3 kB. JSON files would ' +
    'avoid it, but bundlers cannot load them with a plain import() in every environment.',
};
