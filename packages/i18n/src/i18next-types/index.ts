import type { CustomTypeOptions } from 'i18next';
import type { MessageTexts } from '../generated/message-texts.js';

/**
 * Allows any key in the default namespace if the application declares no resources. Without this type,
 * i18next would not type that namespace.
 */
type Undeclared = CustomTypeOptions extends { readonly resources: unknown }
  ? object
  : Readonly<Record<DefaultNamespace, { readonly [key: string]: string }>>;

type DefaultNamespace = CustomTypeOptions extends { readonly defaultNS: infer Name extends string }
  ? Name
  : 'translation';

/**
 * Import the types of this entry, so that the compiler checks the keys of the namespace `errlex` (i18next
 * 26.3 and later; older versions ignore the entry). Declarations of your application remain valid: in
 * `CustomTypeOptions`, or as flat texts in `ResourceNamespaceMap`.
 */
declare module 'i18next' {
  interface ResourceNamespaceMap extends Undeclared {
    errlex: MessageTexts;
  }
}

export type { MessageTexts };
