const { toApiError, translateThrown } = require('@errlex/browser');

const error = toApiError({ code: -1170, msg: 'Time range cannot exceed 5 days.' });
translateThrown(error, { locale: 'ru' }).then(({ text }) => console.log(text, error.definition.retry));
