import type { DynamicModule } from '@nestjs/common';
import { type ModulesContainer, Reflector } from '@nestjs/core';
import { ERRLEX_OPTIONS } from '../errlex.options.js';

/** Throws an `Error` if the options were given twice in one application: one of them would silently win. */
export function refuseSecondImport(modules: ModulesContainer): void {
  const all = [...modules.values()];
  const configured = all.filter(({ providers }) => providers.has(ERRLEX_OPTIONS));
  if (configured.length < 2) return;
  const classes: readonly unknown[] = configured.map(({ metatype }) => metatype);
  const importers = all.filter(({ metatype }) => {
    const imports: readonly unknown[] = new Reflector().get('imports', metatype) ?? [];
    return imports.some((one) => classes.includes((one as Partial<DynamicModule> | undefined)?.module));
  });
  const names = importers.map(({ metatype }) => metatype.name).join(', ');
  throw new Error(
    `ErrlexModule: options were given ${configured.length} times. Import the module once, in the root module` +
      (names === '' ? '.' : `; it is imported by ${names}.`),
  );
}
