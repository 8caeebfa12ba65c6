import { createApiError } from '@errlex/core';
import { Injectable } from '@nestjs/common';
import { Big } from 'big.js';
import { toHash, toTicks } from './noise.js';
import { type TradingPair, tradingPairs } from './symbols.js';

/** A price and the quantity that is offered or wanted at it, as decimal strings. */
export type Level = readonly [price: string, quantity: string];

/** The levels of a book are this many ticks apart at most. */
const LEVEL_GAP = 5;

/** How long the levels of a book stay the same, in milliseconds. */
const BOOK_LIFE = 1000;

/** The market that the sandbox makes up: it follows from the pair and the time alone, and no order moves it. */
@Injectable()
export class Market {
  /** Throws `SPOT_SYMBOL_NOT_EXIST`. */
  readPair(symbol: string): TradingPair {
    const pair = tradingPairs.find((candidate) => candidate.symbol === symbol);
    if (pair === undefined) throw createApiError('SPOT_SYMBOL_NOT_EXIST');
    return pair;
  }

  /** The pair of a symbol, or all pairs. Throws `SPOT_SYMBOL_NOT_EXIST`. */
  readPairs(symbol: string | undefined): readonly TradingPair[] {
    return symbol === undefined ? tradingPairs : [this.readPair(symbol)];
  }

  price(pair: TradingPair, time: number): string {
    return toPrice(pair, toTicks(pair.symbol, pair.anchor, time));
  }

  /** The best levels first. */
  depth(pair: TradingPair, time: number, limit: number): { asks: Level[]; bids: Level[] } {
    return { asks: this.#side(pair, time, limit, 1), bids: this.#side(pair, time, limit, -1) };
  }

  /** The best price on either side, and the quantity there. */
  quote(pair: TradingPair, time: number): { bid: Level; ask: Level } {
    const { asks, bids } = this.depth(pair, time, 1);
    // A side has as many levels as were asked for.
    return { ask: asks[0] as Level, bid: bids[0] as Level };
  }

  /** A quantity of the usual size, the same for the same seed. */
  quantity({ symbol, stepSize, minTradeAmount }: TradingPair, ...seed: (string | number)[]): string {
    const steps = Big(minTradeAmount).div(stepSize).round();
    return steps
      .times(1 + (toHash(symbol, ...seed) % 5000))
      .times(stepSize)
      .toFixed();
  }

  #side(pair: TradingPair, time: number, limit: number, direction: 1 | -1): Level[] {
    const moment = Math.floor(time / BOOK_LIFE);
    let ticks = toTicks(pair.symbol, pair.anchor, moment * BOOK_LIFE);
    return Array.from({ length: limit }, (_, index) => {
      ticks +=
        direction * (index === 0 ? 1 : 1 + (toHash(pair.symbol, moment, direction, index) % LEVEL_GAP));
      return [toPrice(pair, ticks), this.quantity(pair, 'level', moment, direction, index)];
    });
  }
}

/** Ticks as a decimal string, with as many digits as the tick has. */
export function toPrice({ tickSize }: TradingPair, ticks: number): string {
  return Big(tickSize)
    .times(ticks)
    .toFixed(tickSize.length - 2);
}
