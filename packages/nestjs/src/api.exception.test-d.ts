import { ApiException } from './api.exception.js';
import { ErrlexModule } from './errlex.module.js';
import { contract } from './testing/contract.fixture.js';

export const fine = [
  new ApiException('INVALID_SYMBOL'),
  new ApiException('INVALID_SYMBOL', {}, { cause: 'anything' }),
  new ApiException('INVALID_SIDE' as 'INVALID_SIDE' | 'INVALID_SYMBOL'),
  new ApiException('PARAM_EMPTY', { parameter: 'symbol' }, { httpStatus: 422 }),
  new ApiException(contract.createApiError('CONTRACT_ORDER_QUANTITY_EXCEEDS_LIMIT', { limit: 1 })),
  ErrlexModule.forRoot(),
  ErrlexModule.forRoot({ errors: contract, locales: ['de'], isGlobal: false }),
  ErrlexModule.forRootAsync({ useFactory: () => ({ locales: ['de'] as const, filter: false as const }) }),
];

export const refused = [
  // @ts-expect-error: the catalogue holds no such id
  () => new ApiException('INVALID_SYMBOLS'),
  // @ts-expect-error: the param is missing
  () => new ApiException('PARAM_EMPTY'),
  // @ts-expect-error: the param is a number
  () => new ApiException('PARAM_VALIDATE_ERROR.limit', { min: '1', max: 2 }),
  // @ts-expect-error: there is no such locale
  () => ErrlexModule.forRoot({ locales: ['tlh'] }),
  // @ts-expect-error: English is told by the catalogue itself
  () => ErrlexModule.forRoot({ messages: { en: {} } }),
];
