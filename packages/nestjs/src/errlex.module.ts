import { checkIsObject } from '@errlex/server/adapter';
import { ConfigurableModuleBuilder, type DynamicModule, Inject, Module } from '@nestjs/common';
import { APP_FILTER, ApplicationConfig, HttpAdapterHost, ModulesContainer } from '@nestjs/core';
import { ApiExceptionFilter } from './api-exception.filter.js';
import { createErrlexContext, ERRLEX_CONTEXT, ERRLEX_FILTER } from './errlex.context.js';
import { ERRLEX_OPTIONS, type ErrlexExtras, type ErrlexOptions } from './errlex.options.js';
import { refuseSecondImport } from './filters/refuse-second-import.js';
import { askFirst } from './filters/select-filter.js';
import { shareFilter } from './http/framework-errors.js';

const { ConfigurableModuleClass, OPTIONS_TYPE } = new ConfigurableModuleBuilder<ErrlexOptions>({
  optionsInjectionToken: ERRLEX_OPTIONS,
})
  .setClassMethodName('forRoot')
  .setFactoryMethodName('createErrlexOptions')
  .setExtras<ErrlexExtras>({ isGlobal: true }, (definition, { isGlobal }) => ({
    ...definition,
    global: isGlobal !== false,
  }))
  .build();

/** Binds `ApiExceptionFilter` for the whole application; import it once, with `forRoot` or `forRootAsync`. */
@Module({
  providers: [
    {
      provide: ERRLEX_CONTEXT,
      useFactory: createErrlexContext,
      inject: [ERRLEX_OPTIONS, ApplicationConfig, HttpAdapterHost, ModulesContainer],
    },
    ApiExceptionFilter,
    { provide: ERRLEX_FILTER, useExisting: ApiExceptionFilter },
    {
      provide: APP_FILTER,
      // Nest skips a filter that a factory does not make.
      useFactory: (filter: ApiExceptionFilter, options?: ErrlexOptions) =>
        options?.filter === false ? undefined : filter,
      inject: [ApiExceptionFilter, ERRLEX_OPTIONS],
    },
  ],
  exports: [ERRLEX_CONTEXT, ERRLEX_FILTER, ApiExceptionFilter],
})
export class ErrlexModule extends ConfigurableModuleClass {
  static override forRoot(options: typeof OPTIONS_TYPE = {}): DynamicModule {
    // The builder reads the options before they are checked.
    checkIsObject(options, 'ErrlexModule');
    return super.forRoot(options);
  }

  constructor(
    @Inject(ApplicationConfig) config: ApplicationConfig,
    @Inject(ModulesContainer) modules: ModulesContainer,
    @Inject(HttpAdapterHost) { httpAdapter }: Partial<HttpAdapterHost>,
    @Inject(ApiExceptionFilter) filter: ApiExceptionFilter,
  ) {
    super();
    refuseSecondImport(modules);
    askFirst(config);
    if (httpAdapter) shareFilter(httpAdapter, filter);
  }
}
