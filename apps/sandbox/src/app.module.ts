import { ErrlexModule } from '@errlex/nestjs';
import { ApiValidationPipe } from '@errlex/nestjs/validation';
import { type MiddlewareConsumer, Module, type NestModule } from '@nestjs/common';
import { APP_FILTER, APP_INTERCEPTOR, APP_PIPE } from '@nestjs/core';
import { JsonInterceptor } from './edge/json.interceptor.js';
import { SandboxExceptionFilter } from './edge/sandbox-exception.filter.js';
import { FailAfterInterceptor } from './faults/fail-after.interceptor.js';
import { failBefore } from './faults/fail-before.js';
import { RawResponseFilter } from './faults/raw-response.js';
import { MarketController } from './market/market.controller.js';
import { Accounts } from './trading/accounts.js';
import { TradingController } from './trading/trading.controller.js';
import { TradingDesk } from './trading/trading-desk.js';

/** A sandbox; whoever starts it provides `AS_OBSERVED`. */
@Module({
  imports: [ErrlexModule.forRoot({ filter: false })],
  controllers: [MarketController, TradingController],
  providers: [
    Accounts,
    TradingDesk,
    { provide: APP_PIPE, useClass: ApiValidationPipe },
    { provide: APP_INTERCEPTOR, useClass: FailAfterInterceptor },
    { provide: APP_INTERCEPTOR, useClass: JsonInterceptor },
    { provide: APP_FILTER, useClass: SandboxExceptionFilter },
    { provide: APP_FILTER, useClass: RawResponseFilter },
  ],
})
export class AppModule implements NestModule {
  configure(consumer: MiddlewareConsumer): void {
    consumer.apply(failBefore).forRoutes('{*path}');
  }
}
