import { defineErrors, spotV3 } from '@errlex/core';
import { httpErrors } from '@errlex/core/http-errors';
import { createResponder, RoleError } from '@errlex/server';
import { expressErrors } from '@errlex/server/express';
import express, { type Express } from 'express';

const errors = defineErrors([
  ...spotV3,
  ...httpErrors,
  {
    code: -3409,
    reason: 'ORDER_EXISTS',
    httpStatus: 409,
    messages: { ORDER_EXISTS: ['Order %s exists.', 'id'] },
  },
]);

/** Creates the application; `onFault` gets the errors that are not the caller's. */
export async function createApp(onFault: (error: unknown) => void = console.error): Promise<Express> {
  const respond = await createResponder({
    errors,
    locales: ['de', 'ja'],
    messages: { de: { ORDER_EXISTS: 'Die Order {{id}} gibt es schon.' } },
    onError: ({ error, isFault }) => isFault && onFault(error),
    log: () => {},
  });
  const orders = new Map<string, unknown>();
  const app = express();
  app.use(express.json());
  app.get('/orders/:id', ({ params: { id } }, response) => {
    if (!orders.has(id)) throw errors.createApiError('SPOT_ORDER_NOT_EXIST');
    response.json(orders.get(id));
  });
  app.put('/orders/:id', ({ params: { id }, body }, response) => {
    if (orders.has(id)) throw errors.createApiError('ORDER_EXISTS', { id });
    orders.set(id, body);
    response.status(201).json(body);
  });
  app.get('/stats', () => {
    throw new TypeError('The statistics are empty.');
  });
  app.use((_request, _response, next) => next(new RoleError('notFound')));
  app.use(expressErrors(respond));
  return app;
}
