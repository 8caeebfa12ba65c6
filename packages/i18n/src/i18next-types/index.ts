import type { CustomTypeOptions } from 'i18next';
import type { MessageTexts } from '../generated/message-texts.js';

/**
 * Any text: the default namespace of an application that declares none, which i18next would else leave
 * without a type.
 */
type Undeclared = CustomTypeOptions extends { readonly resources: unknown }
  ? object
  : Readonly<Record<DefaultNamespace, { readonly [key: string]: string }>>;

type DefaultNamespace = CustomTypeOptions extends { readonly defaultNS: infer Name extends string }
  ? Name
  : 'translation';

/**
 * Import this entry for its types alone, to have the keys of the namespace `errlex` checked (i18next 26.3 and
 * later; an older one is left as it is). What your application declares itself stays as declared: in
 * `CustomTypeOptions`, or flat texts in `ResourceNamespaceMap`.
 */
declare module 'i18next' {
  interface ResourceNamespaceMap extends Undeclared {
    errlex: MessageTexts;
  }
}

export type { MessageTexts };
