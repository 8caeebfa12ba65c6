import type { ExceptionFilter } from '@nestjs/common';
import type { ApplicationConfig } from '@nestjs/core';

/**
 * Has Nest ask the filters that `isOurs` tells before every other global one, whatever order modules are
 * imported in: Nest asks the last of the list first, and takes the first that names a class of the error,
 * which for an `ApiException` is also one for `HttpException`. Nest has no option for it, so its list is put
 * in order where it is read.
 */
export function askFirst(config: ApplicationConfig, isOurs: (filter: ExceptionFilter) => boolean): void {
  const original = config.getGlobalFilters.bind(config);
  config.getGlobalFilters = () => {
    const filters = original();
    return [...filters.filter((filter) => !isOurs(filter)), ...filters.filter(isOurs)];
  };
}
