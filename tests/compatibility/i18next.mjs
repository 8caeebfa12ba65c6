import { toApiError } from '@errlex/core';
import { addMessages, translateWith } from '@errlex/i18n/i18next';

const { createInstance } = await import(process.argv[2]);
const app = createInstance();
await app.init({ lng: 'ru', resources: {} });
await addMessages(app);
const error = toApiError({ code: -1170, msg: 'Time range cannot exceed 5 days.' });
console.log(translateWith(app, error).text, error.definition.retry);
