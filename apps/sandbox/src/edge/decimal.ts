import { Big } from 'big.js';

/** Exact decimals, which neither a text nor JSON shows with an exponent. */
export const Decimal = Big();

Decimal.NE = -100;
Decimal.PE = 100;
