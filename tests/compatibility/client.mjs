import { createServer } from 'node:http';
import { isApiError } from '@errlex/core';
import { loadMessages, translate } from '@errlex/i18n';

const [, , client, name] = process.argv;
const { withApiErrors } = await import(`@errlex/node${client === 'fetch' ? '' : `/${client}`}`);
const given = client === 'fetch' ? fetch : (await import(name)).default;
const request = withApiErrors(client === 'axios' ? given.create() : given);
const { url, stop } = await startErrorServer();
try {
  await (client === 'axios' || client === 'ky' ? request.get(url) : request(url));
} catch (error) {
  if (!isApiError(error, 'QUERY_TIME_OUT_OF_RANGE')) throw error;
  console.log(translate(error, await loadMessages('ru')).text, error.definition.retry);
} finally {
  stop();
}

/** Returns the address of a server that responds to every request with an error of the API. */
async function startErrorServer() {
  const server = createServer((_, response) => {
    response.writeHead(400, { 'Content-Type': 'application/json' });
    response.end('{"code":-1170,"msg":"Time range cannot exceed 5 days."}');
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { url: `http://127.0.0.1:${server.address().port}/`, stop: () => server.close() };
}
