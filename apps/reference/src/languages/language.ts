import type { Hints, Messages } from '@errlex/i18n';
import type { PageTexts } from '../page-texts.js';

/** What a page of one language is written with. */
export interface Language {
  /** A BCP 47 tag; also the name of the page's folder, but for English, which stands at the top. */
  readonly tag: string;
  readonly dir: 'ltr' | 'rtl';
  /** The name of the language in itself. */
  readonly name: string;
  readonly texts: PageTexts;
  /** Of the codes of the catalog alone. */
  readonly messages: Messages;
  readonly hints: Hints;
}

/** The folder of a language's page below the top of the site. */
export function toFolder({ tag }: Pick<Language, 'tag'>): string {
  return tag === 'en' ? '' : `${tag}/`;
}
