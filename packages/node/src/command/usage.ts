/** What `errlex --help` prints. */
export const usage = `errlex - the lexicon of exchange API error codes

Usage
  errlex list                       every code, with its messages
  errlex explain <code|reason>      one code: -1121, 1121 or INVALID_SYMBOL
  errlex decode <payload|->         what a payload says; - reads standard input, which holds one payload
                                    or, where each line is JSON by itself, one per line

Options
  --locale <tag>   the language of the messages, such as ja or pt-BR
                   (default: LC_ALL, LC_MESSAGES or LANG; with --json: en)
  --json           print JSON; decode prints one object per payload, one line each
  --status <n>     decode: the HTTP status that the payload came with
  --help           print this
  --version        print the version

Exit status: 0, also when an error was decoded; 2 when errlex was called wrongly or a code is unknown.
`;
