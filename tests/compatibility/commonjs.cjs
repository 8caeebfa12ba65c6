const { toApiError } = require('@errlex/core');
const { loadMessages, translate } = require('@errlex/i18n');
const { adviceFor } = require('@errlex/node');

const error = toApiError({ code: -1170, msg: 'Time range cannot exceed 5 days.' });
loadMessages('ru').then((messages) => console.log(translate(error, messages).text, adviceFor(error).retry));
