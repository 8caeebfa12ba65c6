import { type ModulesContainer, Reflector } from '@nestjs/core';
import { ERRLEX_OPTIONS } from '../errlex.options.js';

/**
 * Throws an `Error` where options were given twice in one application, because one of them would win in
 * silence.
 */
export function refuseSecondImport(modules: ModulesContainer): void {
  const all = [...modules.values()];
  const configured = all.filter(({ providers }) => providers.has(ERRLEX_OPTIONS));
  if (configured.length < 2) return;
  const classes = configured.map(({ metatype }) => metatype);
  const importers = all.filter(({ metatype }) => {
    const imports: readonly unknown[] = new Reflector().get('imports', metatype) ?? [];
    return imports.some((one) => classes.includes((one as { module?: never } | undefined)?.module as never));
  });
  const names = importers.map(({ metatype }) => metatype.name).join(', ');
  throw new Error(
    `ErrlexModule: options were given ${configured.length} times. Import the module once, in the root module` +
      (names === '' ? '.' : `; it is imported by ${names}.`),
  );
}
