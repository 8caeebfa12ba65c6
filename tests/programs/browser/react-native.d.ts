/** Stands for the types of React Native, which is not installed here. */
declare module 'react-native' {
  export interface TextProps {
    readonly accessibilityRole?: 'alert';
    readonly accessibilityLiveRegion?: 'none' | 'assertive';
    readonly accessibilityLanguage?: string | undefined;
    readonly style?: unknown;
    readonly children?: unknown;
  }
}
