import { MetadataScanner, type ModulesContainer, Reflector } from '@nestjs/core';

/** The metadata keys of `@EventPattern()` in Nest 11 and 12, and their value for events. */
const HANDLER_TYPE = 'microservices:handler_type';
const PATTERNS = 'microservices:pattern';
const EVENT = 2;

/** Returns the patterns of all `@EventPattern` handlers, as contexts of messages have them. */
export function findEventPatterns(modules: ModulesContainer): ReadonlySet<string> {
  const reflector = new Reflector();
  const scanner = new MetadataScanner();
  const patterns = new Set<string>();
  for (const { controllers } of modules.values()) {
    for (const { metatype } of controllers.values()) {
      const prototype: Readonly<Record<string, () => unknown>> = metatype?.prototype ?? {};
      for (const name of scanner.getAllMethodNames(prototype)) {
        const handler = prototype[name];
        if (handler === undefined || reflector.get(HANDLER_TYPE, handler) !== EVENT) continue;
        for (const pattern of [reflector.get<unknown>(PATTERNS, handler)].flat()) {
          patterns.add(typeof pattern === 'string' ? pattern : JSON.stringify(pattern));
        }
      }
    }
  }
  return patterns;
}
