import { expectTypeOf } from 'vitest';
import { detectLocale, type Locale } from './index.js';

const shipped = detectLocale();
expectTypeOf(shipped).toEqualTypeOf<Locale>();

const own = detectLocale(['de', 'fr']);
expectTypeOf<typeof own>().toEqualTypeOf<'de' | 'fr' | 'en'>();

const withFallback = detectLocale(['de', 'fr'], 'de');
expectTypeOf<typeof withFallback>().toEqualTypeOf<'de' | 'fr'>();

// @ts-expect-error pass language tags, not the text of a header
detectLocale('de, fr;q=0.5');
