import { Controller, Get } from '@nestjs/common';
import { coins } from './coins.js';
import { TAKER_FEE } from './fees.js';
import { tradingPairs } from './symbols.js';

/** What the exchange is made of; for everybody. */
@Controller('api/v3')
export class GeneralController {
  @Get('ping')
  ping() {
    return {};
  }

  @Get('time')
  time() {
    return { serverTime: Date.now() };
  }

  @Get('coins')
  coins() {
    return coins.map(({ coin, name, network, deposit: _, ...rules }) => ({
      coin,
      name,
      depositAllEnable: true,
      withdrawAllEnable: true,
      networkList: [
        {
          network,
          coin,
          name: network,
          isDefault: true,
          depositEnable: true,
          withdrawEnable: true,
          withdrawTag: false,
          ...rules,
        },
      ],
    }));
  }

  @Get('exchangeInfo')
  exchangeInfo() {
    return {
      timezone: 'UTC',
      serverTime: Date.now(),
      rateLimits: [{ rateLimitType: 'REQUEST_WEIGHT', interval: 'SECOND', intervalNum: 10, limit: 500 }],
      symbols: tradingPairs.map(({ anchor: _, ...pair }) => ({
        ...pair,
        status: 'TRADING',
        baseAssetPrecision: '8',
        quoteAssetPrecision: '8',
        takerFeeRate: TAKER_FEE,
        makerFeeRate: TAKER_FEE,
        buyLimitPriceRatio: '0.1',
        sellLimitPriceRatio: '0.1',
        marketBuyLimitSize: pair.maxTradeAmount,
        marketSellLimitSize: pair.maxTradeAmount,
        marketFallbackPriceRatio: '0.1',
        enableTrade: true,
        enableDisplay: true,
      })),
    };
  }
}
