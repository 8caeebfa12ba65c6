import type { ArgumentsHost } from '@nestjs/common';

/**
 * Reads the languages that are asked for, best first, from the request of any host. `vary` is the header that
 * the answer depends on then: empty for none, and one of a resolver that does not say it depends on
 * everything (`*`).
 */
export interface LocaleResolver {
  (host: ArgumentsHost): string | readonly string[] | undefined;
  readonly vary?: string;
}
