export { browser as default } from '../../tsup.base.ts';
