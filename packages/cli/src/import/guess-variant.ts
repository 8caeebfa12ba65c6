/** Words that do not distinguish messages. */
const stopWords = new Set(
  'a an are be been by cannot for has in is must not of on or than the this to was were with'.split(' '),
);

/**
 * Returns a function that names the messages of a reason by their first word that the first message does not have,
 * `startTime` for "startTime must be a valid millisecond timestamp."; it numbers names that are taken.
 */
export function createVariantNames(first: string): (template: string) => string {
  const common = new Set(toWords(first));
  const taken = new Set<string>();
  const counts = new Map<string, number>();
  return (template) => {
    const word =
      toWords(template).find((one) => !common.has(one) && !stopWords.has(one.toLowerCase())) ?? 'other';
    const name = word.charAt(0).toLowerCase() + word.slice(1);
    let variant = name;
    let count = counts.get(name) ?? 1;
    while (taken.has(variant)) variant = `${name}${++count}`;
    counts.set(name, count);
    taken.add(variant);
    return variant;
  };
}

function toWords(template: string): string[] {
  return template.replace(/%[ds]/g, ' ').match(/[A-Za-z]\w*/g) ?? [];
}
