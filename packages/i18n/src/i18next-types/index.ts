import type { CustomTypeOptions } from 'i18next';
import type { MessageTexts } from '../generated/message-texts.js';

/**
 * Types the default namespace as any text if the application declares no resources; i18next would leave it
 * untyped.
 */
type Undeclared = CustomTypeOptions extends { readonly resources: unknown }
  ? object
  : Readonly<Record<DefaultNamespace, { readonly [key: string]: string }>>;

type DefaultNamespace = CustomTypeOptions extends { readonly defaultNS: infer Name extends string }
  ? Name
  : 'translation';

/**
 * Import this entry for its types only, to have the keys of the namespace `errlex` checked (i18next 26.3 and
 * later; older versions are unaffected). Your application's own declarations stay in force: in
 * `CustomTypeOptions`, or flat texts in `ResourceNamespaceMap`.
 */
declare module 'i18next' {
  interface ResourceNamespaceMap extends Undeclared {
    errlex: MessageTexts;
  }
}

export type { MessageTexts };
