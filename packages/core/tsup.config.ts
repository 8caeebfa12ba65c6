import { neutralEntries } from '../../tsup.base.ts';

export default neutralEntries;
