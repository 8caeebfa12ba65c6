export { ApiException, type ApiExceptionOptions } from './api.exception.js';
export { ApiExceptionFilter, type HttpRequest } from './api-exception.filter.js';
export { ERRLEX_CONTEXT, type ErrlexContext } from './errlex.context.js';
export { ErrlexModule } from './errlex.module.js';
export type { CatalogueErrors, ErrlexExtras, ErrlexOptions, ErrlexOptionsFactory } from './errlex.options.js';
