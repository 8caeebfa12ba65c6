import { ConfigurableModuleBuilder, type DynamicModule, Module, type Provider } from '@nestjs/common';
import { APP_FILTER } from '@nestjs/core';
import { ApiExceptionFilter } from './api-exception.filter.js';
import { createContext, ERRLEX_CONTEXT } from './errlex.context.js';
import { ERRLEX_OPTIONS, type ErrlexExtras, type ErrlexOptions } from './errlex.options.js';
import { withPassthrough } from './passthrough.js';

const boundFilter: Provider = {
  provide: APP_FILTER,
  useFactory: (filter: ApiExceptionFilter, options?: ErrlexOptions) =>
    withPassthrough(filter, options?.passthrough),
  inject: [ApiExceptionFilter, ERRLEX_OPTIONS],
};

const { ConfigurableModuleClass, OPTIONS_TYPE } = new ConfigurableModuleBuilder<ErrlexOptions>({
  optionsInjectionToken: ERRLEX_OPTIONS,
})
  .setClassMethodName('forRoot')
  .setFactoryMethodName('createErrlexOptions')
  .setExtras<ErrlexExtras>({ isGlobal: true, filter: true }, (definition, { isGlobal, filter }) => ({
    ...definition,
    global: isGlobal !== false,
    providers: [...(definition.providers ?? []), ...(filter === false ? [] : [boundFilter])],
  }))
  .build();

/** Binds `ApiExceptionFilter` for the whole application; import it once, with `forRoot` or `forRootAsync`. */
@Module({
  providers: [
    { provide: ERRLEX_CONTEXT, useFactory: createContext, inject: [ERRLEX_OPTIONS] },
    ApiExceptionFilter,
  ],
  exports: [ERRLEX_CONTEXT, ApiExceptionFilter],
})
export class ErrlexModule extends ConfigurableModuleClass {
  static override forRoot(options: typeof OPTIONS_TYPE = {}): DynamicModule {
    return super.forRoot(options);
  }
}
