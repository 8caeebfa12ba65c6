/** True in `test:nightly`, which runs the cells that `test:compat` leaves out. */
export const isNightly = process.env.ERRLEX_CELLS === 'all';
