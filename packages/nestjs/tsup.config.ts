export { node as default } from '../../tsup.base.ts';
