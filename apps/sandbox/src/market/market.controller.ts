import { Controller, Get, Query } from '@nestjs/common';
import * as z from 'zod/mini';
import { Decimal } from '../edge/decimal.js';
import { anySymbol, inOrder, limit, symbol, timeRange } from '../edge/fields.js';
import { type Interval, intervals } from './intervals.js';
import { toKlines } from './klines.js';
import { coins, TAKER_FEE } from './listings.js';
import { toLevel, toPrice, toTicks } from './prices.js';
import { toBookTicker, toDayTicker, toPublicTrades } from './tickers.js';
import { parsePair, parsePairs, tradingPairs } from './trading-pair.js';

const tradesQuery = z.object({ symbol, limit: limit(1000, 100) });
const klinesQuery = z
  .object({
    symbol,
    // The keys of the table are its intervals.
    interval: z.enum(Object.keys(intervals) as [Interval, ...Interval[]]),
    ...timeRange,
    limit: limit(1000, 100),
  })
  .check(inOrder);
const depthQuery = z.object({ symbol, limit: z._default(z.enum(['15', '200']), '15') });

type TickerQuery = z.output<typeof anySymbol>;

/** What the exchange trades, and its prices, candles, books and trades; for everybody. */
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
      price: toPrice(pair, toTicks(pair, Date.now())),
    }));
  }

  @Get('market/ticker/24hr')
  dayTickers(@Query({ schema: anySymbol }) query: TickerQuery) {
    return parsePairs(query.symbol).map((pair) => toDayTicker(pair, Date.now()));
  }

  @Get('market/ticker/bookTicker')
  bookTickers(@Query({ schema: anySymbol }) query: TickerQuery) {
    return parsePairs(query.symbol).map((pair) => toBookTicker(pair, Date.now()));
  }

  @Get('market/trades')
  trades(@Query({ schema: tradesQuery }) query: z.output<typeof tradesQuery>) {
    return toPublicTrades(parsePair(query.symbol), Date.now(), query.limit);
  }

  @Get('market/klines')
  klines(@Query({ schema: klinesQuery }) query: z.output<typeof klinesQuery>) {
    return toKlines(parsePair(query.symbol), query, Date.now());
  }

  @Get('market/depth')
  depth(@Query({ schema: depthQuery }) query: z.output<typeof depthQuery>) {
    const now = Date.now();
    const pair = parsePair(query.symbol);
    const length = Number(query.limit);
    return {
      asks: Array.from({ length }, (_, index) => toLevel(pair, now, 'ask', index)),
      bids: Array.from({ length }, (_, index) => toLevel(pair, now, 'bid', index)),
      lastUpdateId: now,
    };
  }
}
