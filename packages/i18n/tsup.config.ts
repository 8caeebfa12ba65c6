export { neutralEntries as default } from '../../tsup.base.ts';
