import {
  type ArgumentsHost,
  Catch,
  type ExceptionFilter,
  Inject,
  Module,
  type Provider,
  type Type,
} from '@nestjs/common';
import { APP_FILTER, HttpAdapterHost } from '@nestjs/core';

/** A filter of the application; it answers 409. Of nothing named it catches everything. */
export function toOwnFilter(...types: (abstract new (...args: never[]) => unknown)[]): Type<ExceptionFilter> {
  class OwnFilter implements ExceptionFilter {
    @Inject(HttpAdapterHost) readonly host!: HttpAdapterHost;

    catch(_error: unknown, host: ArgumentsHost): void {
      this.host.httpAdapter.reply(host.getArgByIndex(1), { own: true }, 409);
    }
  }
  Catch(...types)(OwnFilter);
  return OwnFilter;
}

/** Binds a filter of the application. */
export function ownFilter(...types: Parameters<typeof toOwnFilter>): Provider {
  return { provide: APP_FILTER, useClass: toOwnFilter(...types) };
}

/** A module of the application that binds a filter. */
export function ownFilterModule(...types: Parameters<typeof toOwnFilter>): Type {
  class OwnFilterModule {}
  Module({ providers: [ownFilter(...types)] })(OwnFilterModule);
  return OwnFilterModule;
}
