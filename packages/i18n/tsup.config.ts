export { neutral as default } from '../../tsup.base.ts';
