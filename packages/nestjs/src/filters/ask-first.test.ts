import type { ExceptionFilter } from '@nestjs/common';
import { ApplicationConfig } from '@nestjs/core';
import { expect, it } from 'vitest';
import { askFirst } from './select-filter.js';

it('puts our filters last, which Nest asks first, and each once', () => {
  const [ours, one, other]: ExceptionFilter[] = ['ours', 'one', 'other'].map((name) => ({
    catch: () => name,
  }));
  const config = new ApplicationConfig();
  config.useGlobalFilters(ours as ExceptionFilter, one as ExceptionFilter, other as ExceptionFilter);
  askFirst(config, (filter) => filter === ours);
  expect(config.getGlobalFilters()).toEqual([one, other, ours]);
});
