import { defineErrors, spotV3Errors } from '@errlex/core';
import { createRetryQuota, type RetryOptions, retry } from './index.js';

interface Order {
  readonly orderId: string;
}
declare function placeOrder(signal: AbortSignal): Promise<Order>;
declare function findOrder(signal: AbortSignal): Promise<Order | undefined>;

// One result type, whether it came from the response or from `reconcile`.
const order: Promise<Order> = retry(({ signal }) => placeOrder(signal), {
  errors: spotV3Errors,
  quota: createRetryQuota(),
  reconcile: (_error, { signal }) => findOrder(signal),
});
// @ts-expect-error: the text is no order
retry<Order>(async () => order, { reconcile: async () => 'found' });

// `errors` takes the error set of any contract.
const acme = defineErrors([{ code: 1, reason: 'INTERNAL', messages: { INTERNAL: ['Internal error.'] } }]);
retry(() => order, { errors: acme });

// Options without `reconcile` fit operations with any result.
const settings: RetryOptions<never> = { errors: spotV3Errors, method: 'POST', tolerance: 3_500 };
retry(() => order, { ...settings, reconcile: async () => ({ orderId: '1' }) });
