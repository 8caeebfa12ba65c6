/** Maximum size of a program in a browser: bundled and minified by esbuild, then `gzip -9`. */
export interface SizeCeiling {
  readonly name: string;
  readonly bytes: number;
  /** The budget in bytes, if the program does not meet it yet. */
  readonly goal?: number;
  readonly program: string;
}

const page = 'detectLocale, isApiError, loadMessages, renderTo, translate, withApiErrors';

export const sizeCeilings: readonly SizeCeiling[] = [
  { name: 'toApiError', bytes: 3_850, goal: 3_600, program: `export { toApiError } from '@errlex/core';` },
  {
    name: 'what the README of the browser imports',
    bytes: 9_990,
    goal: 8_400,
    program: `export { ${page} } from '@errlex/browser';`,
  },
  {
    name: 'the same with translateThrown',
    bytes: 15_840,
    goal: 12_500,
    program: `export { ${page}, translateThrown } from '@errlex/browser';`,
  },
  {
    name: 'the bridge to i18next',
    bytes: 3_350,
    goal: 2_800,
    program: `export { addMessages, messageArgs } from '@errlex/i18n/i18next';`,
  },
];

/** Maximum size of the shipped module of a locale. */
export const localeCeiling = 2_700;

/** Maximum size that the binding of a framework adds to `translateThrown`, without the framework. */
export const bindingCeiling = 700;
