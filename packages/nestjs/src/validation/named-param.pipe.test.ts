import { type ArgumentMetadata, InternalServerErrorException, type PipeTransform } from '@nestjs/common';
import { describe, expect, it } from 'vitest';
import { createExceptionFactory } from './create-exception-factory.js';
import { NamedParamPipe } from './named-param.pipe.js';

const toRefusing = (thrown: unknown): PipeTransform => ({
  transform: () => {
    throw thrown;
  },
});
const leg: ArgumentMetadata = { type: 'query', data: 'leg' };

describe('NamedParamPipe', () => {
  it.each([
    ['an error of the pipe', new Error('out of memory')],
    ['an answer that refuses no parameter', new InternalServerErrorException()],
    ['what is no error', 'out of memory'],
  ])('throws %s as it is', async (_, thrown) => {
    await expect(new NamedParamPipe(toRefusing(thrown)).transform({}, leg)).rejects.toBe(thrown);
  });

  it('keeps where in the parameter a pipe found what is wrong', async () => {
    const exception = createExceptionFactory()([{ message: 'is wrong', path: ['price'] }]);
    await expect(new NamedParamPipe(toRefusing(exception)).transform({ price: 'x' }, leg)).rejects.toThrow(
      "Parameter 'leg.price' is invalid.",
    );
  });
});
