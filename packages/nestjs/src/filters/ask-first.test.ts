import type { ExceptionFilter } from '@nestjs/common';
import { ApplicationConfig } from '@nestjs/core';
import { expect, it } from 'vitest';
import { askFirst, FILTER_BRAND } from './select-filter.js';

it('puts our filters last, which Nest asks first, and each once', () => {
  const [ours, one, other] = [{ [FILTER_BRAND]: true }, {}, {}].map(
    (brand): ExceptionFilter => ({ catch: () => undefined, ...brand }),
  ) as [ExceptionFilter, ExceptionFilter, ExceptionFilter];
  const config = new ApplicationConfig();
  config.useGlobalFilters(ours, one, other);
  askFirst(config);
  expect(config.getGlobalFilters()).toEqual([one, other, ours]);
});
