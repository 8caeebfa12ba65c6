/** The share of what is received that a trade costs; a maker pays the same. */
export const TAKER_FEE = '0.001';
