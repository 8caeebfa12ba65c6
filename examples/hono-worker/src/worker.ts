import { createApiError } from '@errlex/core';
import { withApiErrors } from '@errlex/core/response';
import { createResponder, RoleError } from '@errlex/server';
import { honoErrors, readJson } from '@errlex/server/hono';
import { Hono } from 'hono';

interface Order {
  readonly symbol?: string;
}

/** Creates the worker: a gateway in front of an exchange, to which `send` sends requests. */
export async function createWorker(send: typeof fetch = fetch): Promise<Hono> {
  const request = withApiErrors(send);
  const sendError = honoErrors(await createResponder({ locales: ['de', 'ja'], log: () => {} }));
  const app = new Hono();
  // As a middleware it also gets thrown values that are no instances of Error.
  app.use(sendError);
  app.onError(sendError);
  app.notFound((context) => sendError(new RoleError('notFound'), context));
  app.get('/balance', async (context) => {
    const response = await request('https://exchange.example/api/v3/account');
    return context.json(await response.json());
  });
  app.post('/orders', async (context) => {
    const { symbol } = (await readJson(context.req.raw)) as Order;
    if (symbol === undefined) throw createApiError('PARAM_EMPTY', { parameter: 'symbol' });
    return context.json({ symbol }, 201);
  });
  return app;
}
