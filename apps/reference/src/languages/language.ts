import type { Hints, Messages } from '@errlex/i18n';
import type { PageTexts } from '../page-texts.js';

/** The texts of a page in one language. */
export interface Language {
  /** A BCP 47 tag; also the folder of the page, except for English, which is at the top. */
  readonly tag: string;
  readonly dir: 'ltr' | 'rtl';
  /** The name of the language in itself. */
  readonly name: string;
  readonly texts: PageTexts;
  /** For the codes of the catalog only. */
  readonly messages: Messages;
  readonly hints: Hints;
}

/** Returns the folder of a language's page, relative to the top of the site. */
export function toFolder({ tag }: Pick<Language, 'tag'>): string {
  return tag === 'en' ? '' : `${tag}/`;
}
