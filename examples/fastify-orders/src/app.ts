import { createApiError } from '@errlex/core';
import { createResponder, fromAcceptLanguage, fromQuery, RoleError } from '@errlex/server';
import { fastifyErrors } from '@errlex/server/fastify';
import { type FastifyInstance, fastify } from 'fastify';

interface Query {
  readonly limit?: string;
}

/** Creates the application, which responds in the language of `?lang=`, else of `Accept-Language`. */
export async function createApp(): Promise<FastifyInstance> {
  const respond = await createResponder({
    locales: ['de', 'ja'],
    resolvers: [fromQuery('lang'), fromAcceptLanguage()],
    problemUrl: 'https://errors.example/codes',
    log: () => {},
  });
  const sendError = fastifyErrors(respond);
  const app = fastify({ frameworkErrors: sendError });
  app.setErrorHandler(sendError);
  app.setNotFoundHandler((request, reply) => sendError(new RoleError('notFound'), request, reply));
  app.get<{ Querystring: Query }>('/orders', ({ query: { limit = '100' } }) => {
    const count = Number(limit);
    if (count >= 1 && count <= 1000) return [];
    throw createApiError('PARAM_VALIDATE_ERROR.limit', { min: 1, max: 1000 });
  });
  app.post('/orders', ({ body }) => body);
  return app;
}
