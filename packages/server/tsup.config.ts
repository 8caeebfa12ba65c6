export { nodeEntries as default } from '../../tsup.base.ts';
