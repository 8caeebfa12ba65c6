/** The subset of React Native that we use. Applications compile against its own types. */
declare module 'react-native' {
  import type { ComponentType, ReactNode } from 'react';

  export interface TextProps {
    readonly accessibilityRole?: 'alert';
    readonly accessibilityLiveRegion?: 'none' | 'assertive';
    readonly accessibilityLanguage?: string | undefined;
    readonly style?: unknown;
    readonly children?: ReactNode;
  }

  export const Text: ComponentType<TextProps>;
  export const Platform: { readonly OS: string };
  export const I18nManager: { getConstants(): { readonly localeIdentifier?: string | null | undefined } };
  export const AccessibilityInfo: { announceForAccessibility(text: string): void };
}
