import { ApiValidationPipe } from '@errlex/nestjs/validation';
import { Controller, Get, Inject, Query } from '@nestjs/common';
import * as z from 'zod/mini';
import { inOrder, limit, symbol, timeRange } from '../query.js';
import { type Interval, intervals } from './intervals.js';
import { toKlines } from './klines.js';
import { Market } from './market.js';
import { toBookTicker, toDayTicker, toPublicTrades } from './tickers.js';

const perhapsSymbol = z.object({ symbol: z.optional(symbol) });
const tradesQuery = z.object({ symbol, limit: limit(1000, 100) });
const klinesQuery = z
  .object({
    symbol,
    // The keys of the table are its intervals.
    interval: z.enum(Object.keys(intervals) as [Interval, ...Interval[]]),
    ...timeRange,
    limit: limit(1000, 100),
  })
  .check(inOrder());
const depthQuery = z.object({ symbol, limit: z._default(z.enum(['15', '200']), '15') });

/** Prices, candles, books and trades; for everybody. */
@Controller('api/v3/market')
export class MarketController {
  @Inject(Market) readonly market!: Market;

  @Get('ticker/price')
  prices(@Query(new ApiValidationPipe({ schema: perhapsSymbol })) query: z.output<typeof perhapsSymbol>) {
    const now = Date.now();
    return this.market
      .readPairs(query.symbol)
      .map((pair) => ({ symbol: pair.symbol, price: this.market.price(pair, now) }));
  }

  @Get('ticker/24hr')
  dayTickers(@Query(new ApiValidationPipe({ schema: perhapsSymbol })) query: z.output<typeof perhapsSymbol>) {
    return this.market.readPairs(query.symbol).map((pair) => toDayTicker(this.market, pair, Date.now()));
  }

  @Get('ticker/bookTicker')
  bookTickers(
    @Query(new ApiValidationPipe({ schema: perhapsSymbol })) query: z.output<typeof perhapsSymbol>,
  ) {
    return this.market.readPairs(query.symbol).map((pair) => toBookTicker(this.market, pair, Date.now()));
  }

  @Get('trades')
  trades(@Query(new ApiValidationPipe({ schema: tradesQuery })) query: z.output<typeof tradesQuery>) {
    return toPublicTrades(this.market, this.market.readPair(query.symbol), Date.now(), query.limit);
  }

  @Get('klines')
  klines(@Query(new ApiValidationPipe({ schema: klinesQuery })) query: z.output<typeof klinesQuery>) {
    return toKlines(this.market.readPair(query.symbol), query, Date.now());
  }

  @Get('depth')
  depth(@Query(new ApiValidationPipe({ schema: depthQuery })) query: z.output<typeof depthQuery>) {
    const now = Date.now();
    const pair = this.market.readPair(query.symbol);
    return { ...this.market.depth(pair, now, Number(query.limit)), lastUpdateId: now };
  }
}
