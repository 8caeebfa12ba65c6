import { Controller, Get, Query } from '@nestjs/common';
import * as z from 'zod/mini';
import { anySymbol, limit, startBeforeEnd, symbol, timeRange } from '../edge/fields.js';
import { Decimal } from '../edge/json.js';
import { createKlines, type Interval, intervals } from './klines.js';
import { formatPrice, levelAt, priceAt } from './prices.js';
import { createBookTicker, createDayTicker, createPublicTrades } from './tickers.js';
import { coins, parsePair, parsePairs, TAKER_FEE, tradingPairs } from './trading-pairs.js';

const tradesQuery = z.object({ symbol, limit: limit(1000, 100) });
const klinesQuery = z
  .object({
    symbol,
    // `Object.keys` loses the literal types.
    interval: z.enum(Object.keys(intervals) as [Interval, ...Interval[]]),
    ...timeRange,
    limit: limit(1000, 100),
  })
  .check(startBeforeEnd);
const depthQuery = z.object({ symbol, limit: z._default(z.enum(['15', '200']), '15') });

type TickerQuery = z.output<typeof anySymbol>;

/** Public endpoints: listings, prices, candles, books and trades. */
@Controller('api/v3')
export class MarketController {
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
    const open = { isDefault: true, depositEnable: true, withdrawEnable: true, withdrawTag: false };
    return coins.map(({ coin, name, network, withdrawFee, minConfirm }) => ({
      coin,
      name,
      depositAllEnable: true,
      withdrawAllEnable: true,
      networkList: [
        {
          network,
          coin,
          name: network,
          ...open,
          contractAddress: '',
          withdrawFee,
          withdrawMin: Decimal(withdrawFee).times(10),
          minConfirm,
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

  @Get('market/ticker/price')
  prices(@Query({ schema: anySymbol }) query: TickerQuery) {
    return parsePairs(query.symbol).map((pair) => ({
      symbol: pair.symbol,
      price: formatPrice(pair, priceAt(pair, Date.now())),
    }));
  }

  @Get('market/ticker/24hr')
  dayTickers(@Query({ schema: anySymbol }) query: TickerQuery) {
    return parsePairs(query.symbol).map((pair) => createDayTicker(pair, Date.now()));
  }

  @Get('market/ticker/bookTicker')
  bookTickers(@Query({ schema: anySymbol }) query: TickerQuery) {
    return parsePairs(query.symbol).map((pair) => createBookTicker(pair, Date.now()));
  }

  @Get('market/trades')
  trades(@Query({ schema: tradesQuery }) query: z.output<typeof tradesQuery>) {
    return createPublicTrades(parsePair(query.symbol), Date.now(), query.limit);
  }

  @Get('market/klines')
  klines(@Query({ schema: klinesQuery }) query: z.output<typeof klinesQuery>) {
    return createKlines(parsePair(query.symbol), query, Date.now());
  }

  @Get('market/depth')
  depth(@Query({ schema: depthQuery }) query: z.output<typeof depthQuery>) {
    const now = Date.now();
    const pair = parsePair(query.symbol);
    const length = Number(query.limit);
    return {
      asks: Array.from({ length }, (_, index) => levelAt(pair, now, 'ask', index)),
      bids: Array.from({ length }, (_, index) => levelAt(pair, now, 'bid', index)),
      lastUpdateId: now,
    };
  }
}
