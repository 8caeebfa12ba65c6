import type { ErrorData } from '@errlex/core';
import { fromQuery } from '@errlex/server';
import { ApiException } from './api.exception.js';
import { createApiException } from './create-api-exception.js';
import { ErrlexModule } from './errlex.module.js';
import { contract } from './test-support/contract.fixture.js';

const ContractException = createApiException(contract);

// biome-ignore lint/suspicious/noExplicitAny: what an untyped rejection is
export const wrap = (thrown: any) => new ApiException(thrown, { httpStatus: 422 });

export class OwnException extends ApiException {
  constructor() {
    super('PARAM_EMPTY', { parameter: 'symbol' }, { httpStatus: 422 });
  }
}

export class SymbolException extends ContractException {
  constructor(error: ErrorData) {
    super(error, { httpStatus: 422 });
  }
}

export const fine = [
  new ContractException('CONTRACT_ORDER_QUANTITY_EXCEEDS_LIMIT', { limit: 1 }),
  new ContractException('INVALID_SYMBOL', {}, { cause: 'anything' }),
  ErrlexModule.forRoot({
    resolvers: [fromQuery('lang'), () => 'de'],
    hints: { en: { INVALID_SYMBOL: 'See the list.' } },
  }),
  new ApiException('INVALID_SYMBOL'),
  new ApiException('INVALID_SYMBOL', {}, { cause: 'anything' }),
  new ApiException('INVALID_SIDE' as 'INVALID_SIDE' | 'INVALID_SYMBOL'),
  new ApiException('PARAM_EMPTY', { parameter: 'symbol' }, { httpStatus: 422 }),
  new ApiException(contract.createApiError('CONTRACT_ORDER_QUANTITY_EXCEEDS_LIMIT', { limit: 1 })),
  new ContractException(contract.createErrorData('INVALID_SYMBOL'), { httpStatus: 422 }),
  new ApiException({ code: -9999, message: 'Margin call.' }),
  ErrlexModule.forRoot(),
  ErrlexModule.forRoot({ errors: contract, locales: ['de'], isGlobal: false }),
  ErrlexModule.forRootAsync({ useFactory: () => ({ locales: ['de'] as const, filter: false as const }) }),
];

export const refused = [
  // @ts-expect-error: the catalog does not hold this id
  () => new ContractException('CONTRACT_ORDER'),
  // @ts-expect-error: the param is missing
  () => new ContractException('CONTRACT_ORDER_QUANTITY_EXCEEDS_LIMIT'),
  // @ts-expect-error: a resolver is synchronous
  () => ErrlexModule.forRoot({ resolvers: async () => 'de' }),
  // @ts-expect-error: there is no such option
  () => ErrlexModule.forRoot({ locals: ['de'] }),
  // @ts-expect-error: the catalog does not hold this id
  () => new ApiException('INVALID_SYMBOLS'),
  // @ts-expect-error: the param is missing
  () => new ApiException('PARAM_EMPTY'),
  // @ts-expect-error: the param is not a number
  () => new ApiException('PARAM_VALIDATE_ERROR.limit', { min: '1', max: 2 }),
  // @ts-expect-error: there is no such locale
  () => ErrlexModule.forRoot({ locales: ['tlh'] }),
];
