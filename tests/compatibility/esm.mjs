import { toApiError } from '@errlex/core';
import { loadMessages, translate } from '@errlex/i18n';
import { adviceFor } from '@errlex/node';

const error = toApiError({ code: -1170, msg: 'Time range cannot exceed 5 days.' });
console.log(translate(error, await loadMessages('ru')).text, adviceFor(error).retry);
