/**
 * The names of a generated module in three styles. The domain `spotV3` gives `spot_v3`, `spotv3` and
 * `SpotV3`.
 */
export interface ModuleNames {
  readonly snake: string;
  readonly flat: string;
  readonly pascal: string;
}

/**
 * Reserved words of Python, Go and Java, in lower case. Names of modules, packages and constants avoid them.
 */
const reservedWords = new Set(
  `abstract and as assert async await boolean break byte case catch chan char class const continue def default defer
  del do double elif else enum except extends fallthrough false final finally float for from func global go goto if
  implements import in instanceof int interface is lambda long map match mro name native new none nonlocal not null
  or package pass private protected public raise range record return sealed select short static struct super switch
  synchronized this throw throws transient true try type values value valueof var void volatile while with yield`.split(
    /\s+/,
  ),
);

export function toModuleNames(domain: string): ModuleNames {
  const words = wordsOf(domain);
  const snake = words.join('_').toLowerCase();
  const flat = words.join('').toLowerCase();
  return {
    snake: avoidReserved(snake, '_'),
    flat: avoidReserved(flat, 'api'),
    pascal: toIdentifier(toPascalCase(words)),
  };
}

/** Splits `spotV3`, `spot-v3` and `INVALID_SYMBOL` into their words. */
function wordsOf(name: string): string[] {
  return name.match(/\p{Lu}+(?!\p{Ll})\p{N}*|\p{Lu}?\p{Ll}+\p{N}*|\p{L}+\p{N}*|\p{N}+/gu) ?? ['errors'];
}

function toPascalCase(words: readonly string[]): string {
  return words.map((word) => `${word.slice(0, 1).toUpperCase()}${word.slice(1).toLowerCase()}`).join('');
}

/** Returns a constant name for each reason. The names are unique and differ from `otherNames`. */
export function toConstants(
  reasons: readonly string[],
  style: 'upper' | 'pascal',
  otherNames: readonly string[] = [],
): ReadonlyMap<string, string> {
  const constants = new Map<string, string>();
  const taken = new Set(otherNames);
  for (const reason of reasons) {
    const name = style === 'upper' ? reason : toPascalCase(wordsOf(reason));
    let constant = toIdentifier(name);
    while (taken.has(constant)) constant += '_';
    taken.add(constant);
    constants.set(reason, constant);
  }
  return constants;
}

/**
 * Returns a valid name: not a reserved word, and beginning with a letter. A leading digit is invalid, and a
 * leading underscore makes a name private or special.
 */
function toIdentifier(name: string): string {
  return avoidReserved(/^[A-Za-z]/.test(name) ? name : `E${name}`, '_');
}

function avoidReserved(name: string, suffix: string): string {
  const safe = /^[0-9]/.test(name) ? `api${name}` : name;
  return reservedWords.has(safe.toLowerCase()) ? `${safe}${suffix}` : safe;
}
