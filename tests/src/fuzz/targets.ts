import { command } from './command.ts';
import { decoders } from './decoders.ts';
import { makers } from './makers.ts';
import { negotiations } from './negotiations.ts';
import { readers } from './readers.ts';
import { reference } from './reference.ts';
import { requests } from './requests.ts';
import { services } from './services.ts';
import type { Target } from './target.ts';
import { translations } from './translations.ts';

/** All functions that read untrusted input. */
export const targets: readonly Target[] = [
  ...decoders,
  ...makers,
  ...readers,
  ...translations,
  ...negotiations,
  ...services,
  ...requests,
  ...command,
  ...reference,
];
