/** Words that tell no message from another. */
const stop = new Set(
  'a an are be been by cannot for has in is must not of on or than the this to was were with'.split(' '),
);

/**
 * The name of a message among those of its reason, the first word that the first message does not have:
 * `startTime` of "startTime must be a valid millisecond timestamp.", numbered where it is taken.
 */
export function guessVariant(template: string, first: string, taken: ReadonlySet<string>): string {
  const common = new Set(toWords(first));
  const guess =
    toWords(template).find((word) => !common.has(word) && !stop.has(word.toLowerCase())) ?? 'other';
  const name = guess.charAt(0).toLowerCase() + guess.slice(1);
  let variant = name;
  for (let count = 2; taken.has(variant); count++) variant = `${name}${count}`;
  return variant;
}

function toWords(template: string): string[] {
  return template.replace(/%[ds]/g, ' ').match(/[A-Za-z]\w*/g) ?? [];
}
