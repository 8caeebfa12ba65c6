import { neutralEntries } from '../../tsup.base.ts';

// The root loads two files as it is, and the modules of the locales, which it loads on demand, are entries too.
export default neutralEntries.map((options) => ({ ...options, esbuildPlugins: [] }));
