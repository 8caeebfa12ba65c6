import { toApiError } from '@errlex/core';
import { translate } from '@errlex/i18n';
import { messages } from '@errlex/i18n/locales/ru';

const error = toApiError({ code: -1170, msg: 'Time range cannot exceed 5 days.' });
console.log(translate(error, messages).text, error.definition.retry);
