import { ErrlexModule } from '@errlex/nestjs';
import { type DynamicModule, Module } from '@nestjs/common';
import { APP_GUARD, APP_INTERCEPTOR } from '@nestjs/core';
import { FallbackController } from './edge/fallback.controller.js';
import { FaultGuard } from './edge/fault.guard.js';
import { ObservedInterceptor } from './edge/observed.interceptor.js';
import { GeneralController } from './market/general.controller.js';
import { MarketController } from './market/market.controller.js';
import { Market } from './market/market.js';
import { AS_OBSERVED } from './options.js';
import { AccountController } from './trading/account.controller.js';
import { Accounts } from './trading/accounts.js';
import { OrderController } from './trading/order.controller.js';
import { TradingDesk } from './trading/trading-desk.js';

// The fallback stands last: Express takes the first route that fits.
@Module({
  imports: [ErrlexModule.forRoot()],
  controllers: [GeneralController, MarketController, OrderController, AccountController, FallbackController],
  providers: [
    Market,
    Accounts,
    TradingDesk,
    { provide: APP_GUARD, useClass: FaultGuard },
    { provide: APP_INTERCEPTOR, useClass: ObservedInterceptor },
  ],
})
class AppModule {}

/** The module of a sandbox, with or without the switch `--as-observed`. */
export function toAppModule(asObserved: boolean): DynamicModule {
  return { module: AppModule, providers: [{ provide: AS_OBSERVED, useValue: asObserved }] };
}
