import { createElement, type ReactElement, useEffect } from 'react';
import { AccessibilityInfo, Platform, Text, type TextProps } from 'react-native';
import { useTranslation } from '../react/use-translation.js';
import { joinText } from '../render-to.js';
import type { ErrorTranslation } from '../to-error-translation.js';
import type { TranslateOptions, TranslateThrown } from '../translate-thrown.js';

export interface ErrorTranslationOptions extends TranslateOptions {
  /** A function that `createErrorTranslator` made. */
  readonly translator: TranslateThrown;
}

export interface ErrorAlertProps extends ErrorTranslationOptions, Omit<TextProps, 'children'> {
  /** The thrown value. For null and undefined the text stays empty, so that screen readers watch it from the start. */
  readonly error: unknown;
}

/**
 * Renders a `Text` with the translation of an error, its hint and its wait. Screen readers announce it once, also if
 * its texts arrive late or the language changes: TalkBack by its live region, VoiceOver by an announcement. Takes the
 * props of `Text` too.
 */
export function ErrorAlert({ error, translator, ...props }: ErrorAlertProps): ReactElement {
  const { locale, errors, messages, hints, wait, signal, onUpdate, style, ...textProps } = props;
  const translation = useTranslation(error, translator, { locale, errors, messages, hints, wait, signal });
  const isUpdate = translation?.isUpdate ?? false;
  const text = translation && joinText(translation);
  useEffect(() => {
    if (Platform.OS === 'ios' && text && !isUpdate) AccessibilityInfo.announceForAccessibility(text);
  }, [text, isUpdate]);
  return createElement(
    Text,
    {
      accessibilityRole: 'alert',
      accessibilityLiveRegion: isUpdate ? 'none' : 'assertive',
      accessibilityLanguage: translation?.locale,
      ...textProps,
      style: [translation && { writingDirection: translation.dir }, style],
    },
    text,
  );
}

/**
 * Returns the translation of a thrown value in `locale`, or in the language of the device. Returns `undefined` for
 * null, undefined and the caller's own abort, and until the messages are loaded. Keep `errors` and `messages` between
 * renders: new objects are translated again.
 */
export function useErrorTranslation(
  thrown: unknown,
  { translator, ...options }: ErrorTranslationOptions,
): ErrorTranslation | undefined {
  return useTranslation(thrown, translator, options);
}
