import { createServer } from 'node:http';
import { createApiError } from '@errlex/core';
import { createResponder } from '@errlex/server';

const [, , framework, name] = process.argv;
const respond = await createResponder({ locales: ['ru'] });

function fail() {
  throw createApiError('QUERY_TIME_OUT_OF_RANGE.range', { days: 5 });
}

/** Sends a request to an application of each framework. */
const hosts = {
  async express(init) {
    const { expressErrors } = await import('@errlex/server/express');
    const { default: express } = await import(name);
    const app = express();
    app.get('/orders', fail);
    app.use(expressErrors(respond));
    const server = createServer(app);
    await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
    const response = await fetch(`http://127.0.0.1:${server.address().port}/orders`, init);
    server.close();
    return response;
  },
  async fastify(init) {
    const { fastifyErrors } = await import('@errlex/server/fastify');
    const { fastify } = await import(name);
    const app = fastify();
    app.setErrorHandler(fastifyErrors(respond));
    app.get('/orders', async () => fail());
    const response = await fetch(`${await app.listen({ port: 0, host: '127.0.0.1' })}/orders`, init);
    await app.close();
    return response;
  },
  async hono(init) {
    const { honoErrors } = await import('@errlex/server/hono');
    const { Hono } = await import(name);
    const app = new Hono();
    app.onError(honoErrors(respond));
    app.get('/orders', fail);
    return app.request('/orders', init);
  },
};

const response = await hosts[framework]({ headers: { 'Accept-Language': 'ru' } });
const { code, msg } = await response.json();
console.log(msg, code === -1170 && response.status === 400 ? 'fix-request' : response.status);
