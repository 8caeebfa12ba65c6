import { isApiError } from '@errlex/core';
import { loadMessages, translate } from '@errlex/i18n';
import { startRefusing } from './refusing-server.mjs';

const [, , client, name] = process.argv;
const { withApiErrors } = await import(`@errlex/node${client === 'fetch' ? '' : `/${client}`}`);
const given = client === 'fetch' ? fetch : (await import(name)).default;
const request = withApiErrors(client === 'axios' ? given.create() : given);
const { url, stop } = await startRefusing();
try {
  await (client === 'axios' || client === 'ky' ? request.get(url) : request(url));
} catch (error) {
  if (!isApiError(error, 'QUERY_TIME_OUT_OF_RANGE')) throw error;
  console.log(translate(error, await loadMessages('ru')).text, error.definition.retry);
} finally {
  stop();
}
