import 'i18next';
import type { MessageTexts } from '../generated/message-texts.js';

/**
 * Import this entry for its types alone, to have the keys of the namespace `errlex` checked. Declare the namespaces of your own
 * application as well: i18next leaves the keys of undeclared ones unchecked as soon as one is declared.
 */
declare module 'i18next' {
  interface ResourceNamespaceMap {
    errlex: MessageTexts;
  }
}

export type { MessageTexts };
