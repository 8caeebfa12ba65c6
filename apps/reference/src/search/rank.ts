/** Something that a search finds. */
export interface SearchItem {
  /** Path from the top of the site. */
  readonly path: string;
  /** Undefined for a page of the book. */
  readonly code?: string;
  readonly name: string;
  readonly text: string;
  /** Further texts of the item, each on a line. */
  readonly words: string;
  readonly aliases: readonly string[];
  /** Cause and fix. */
  readonly prose: string;
  readonly status?: string;
}

/** A word of an item, with the weight of the field that it is in. */
type Weights = Map<string, number>;

interface IndexedItem {
  readonly item: SearchItem;
  readonly weights: Weights;
  /** Normalized name, texts and aliases, to compare the query with as a whole. */
  readonly phrases: readonly string[];
  readonly all: string;
}

export interface SearchIndex {
  readonly items: readonly IndexedItem[];
  /** Number of items that have a word. */
  readonly counts: ReadonlyMap<string, number>;
}

/** Words that say nothing about an error. */
const fillers = new Set(
  'a an and api are at be by can code do does error errors exception failed failure for from get got has have how i in invalid is it my of on or please request requested the this to was what when why with you your'.split(
    ' ',
  ),
);

/** Normalizes a text: without case and diacritics, so that `parametre` finds `paramètre`, and words split at `_`, `-` and humps. */
export function fold(text: string): string {
  return text
    .replace(/([a-z\d])([A-Z])/g, '$1 $2')
    .normalize('NFKD')
    .replace(/\p{Mn}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

function wordsOf(text: string): string[] {
  return fold(text).split(' ').filter(Boolean).map(stem);
}

/** Cuts the plural, so that `requests` finds `request`. */
function stem(word: string): string {
  return /^[a-z]{4,}s$/.test(word) && !word.endsWith('ss') ? word.slice(0, -1) : word;
}

export function indexItems(items: readonly SearchItem[]): SearchIndex {
  const counts = new Map<string, number>();
  const indexed = items.map((item): IndexedItem => {
    const weights: Weights = new Map();
    const add = (text: string, weight: number) => {
      for (const word of wordsOf(text)) weights.set(word, Math.max(weight, weights.get(word) ?? 0));
    };
    add(item.prose, 2);
    add(item.words, item.code === undefined ? 3 : 6);
    for (const alias of item.aliases) add(alias, 8);
    add(item.text, 6);
    add(item.name, item.code === undefined ? 6 : 10);
    if (item.status) add(item.status, 8);
    if (item.code) add(item.code, 30);
    for (const word of weights.keys()) counts.set(word, (counts.get(word) ?? 0) + 1);
    const phrases = [item.name, item.text, ...item.aliases].map((text) => wordsOf(text).join(' '));
    return { item, weights, phrases, all: fold([item.name, item.words, item.prose].join(' ')) };
  });
  return { items: indexed, counts };
}

/** Returns the items that have the words of a query, the best first. */
export function rankItems(query: string, { items, counts }: SearchIndex, limit = 20): SearchItem[] {
  const all = wordsOf(query);
  const telling = all.filter((word) => !fillers.has(word));
  const words = telling.length > 0 ? telling : all;
  if (words.length === 0) return [];
  const phrase = all.join(' ');
  const folded = fold(query);
  const rarity = (word: string) => Math.log(1 + items.length / (counts.get(word) ?? 1));
  const scored = items.map(({ item, weights, phrases, all: text }) => {
    let score = 0;
    let matched = 0;
    for (const word of words) {
      const found = bestMatch(word, weights, text);
      if (found === undefined) continue;
      matched++;
      score += found.score * rarity(found.word);
    }
    score += phraseScore(phrase, phrases);
    // `adviceFor` is two words, and one of them says nothing.
    if (folded.includes(' ') && ` ${text} `.includes(` ${folded} `)) score += 15;
    return { item, score: score * (matched / words.length) ** 2, isFound: matched * 2 >= words.length };
  });
  const found = scored
    .filter(({ score, isFound }) => score > 0 && isFound)
    .sort((left, right) => right.score - left.score);
  // Far weaker hits are noise.
  const best = found[0]?.score ?? 0;
  return found
    .filter(({ score }) => score > best / 8)
    .slice(0, limit)
    .map(({ item }) => item);
}

/** Compares the query with names and aliases as a whole. */
function phraseScore(phrase: string, phrases: readonly string[]): number {
  const joined = phrase.replaceAll(' ', '');
  let best = 0;
  for (const one of phrases) {
    if (one === '') continue;
    if (one === phrase) best = Math.max(best, 80);
    else if (joined.length > 4 && one.replaceAll(' ', '') === joined) best = Math.max(best, 70);
    else if (one.includes(' ') && ` ${phrase} `.includes(` ${one} `)) best = Math.max(best, 30 + one.length);
    else if (phrase.includes(' ') && ` ${one} `.includes(` ${phrase} `)) best = Math.max(best, 25);
  }
  return best;
}

/** Returns the word of an item that fits a word of the query best: the same, one that begins with it, or a near one. */
function bestMatch(
  word: string,
  weights: Weights,
  text: string,
): { readonly word: string; readonly score: number } | undefined {
  const exact = weights.get(word);
  if (exact !== undefined) return { word, score: exact };
  let best: { word: string; score: number } | undefined;
  const consider = (other: string, score: number) => {
    if (score > (best?.score ?? 0)) best = { word: other, score };
  };
  const isNumber = /^\d+$/.test(word);
  for (const [other, weight] of weights) {
    if (word.length >= 3 && other.startsWith(word)) consider(other, weight * 0.7);
    else if (!isNumber && isNear(word, other)) consider(other, weight * 0.5);
  }
  // Scripts without spaces between words, and names that are written in one.
  if (
    best === undefined &&
    word.length >= (/[^\0-\u024f]/.test(word) ? 2 : 5) &&
    text.replaceAll(' ', '').includes(word)
  ) {
    best = { word, score: 5 };
  }
  return best;
}

/** Whether two words differ by one typing error, or by two if they are long. */
function isNear(left: string, right: string): boolean {
  const allowed = Math.min(left.length, right.length) >= 8 ? 2 : 1;
  if (left.length < 4 || right.length < 4 || Math.abs(left.length - right.length) > allowed) return false;
  if (left[0] !== right[0] && left[1] !== right[1]) return false;
  let before: number[] = [];
  let previous = Array.from({ length: right.length + 1 }, (_, index) => index);
  for (let row = 1; row <= left.length; row++) {
    const current = [row];
    for (let column = 1; column <= right.length; column++) {
      const isSame = left[row - 1] === right[column - 1];
      let cost = Math.min(
        (previous[column] ?? 0) + 1,
        (current[column - 1] ?? 0) + 1,
        (previous[column - 1] ?? 0) + (isSame ? 0 : 1),
      );
      // Two letters in the wrong order count as one error.
      if (left[row - 1] === right[column - 2] && left[row - 2] === right[column - 1]) {
        cost = Math.min(cost, (before[column - 2] ?? Number.POSITIVE_INFINITY) + 1);
      }
      current.push(cost);
    }
    if (Math.min(...current) > allowed) return false;
    before = previous;
    previous = current;
  }
  return (previous.at(-1) ?? 0) <= allowed;
}
