import { createServer } from 'node:http';

/** Gives the address of a server that refuses every request, as the API does. */
export async function startRefusing() {
  const server = createServer((_, response) => {
    response.writeHead(400, { 'Content-Type': 'application/json' });
    response.end('{"code":-1170,"msg":"Time range cannot exceed 5 days."}');
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { url: `http://127.0.0.1:${server.address().port}/`, stop: () => server.close() };
}
