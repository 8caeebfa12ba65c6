import { defineConfig } from 'vite';

/** The scripts and the style that pages load; the pages themselves are written by `buildReference`. */
export default defineConfig({
  base: './',
  publicDir: false,
  logLevel: 'warn',
  build: {
    outDir: 'dist/client',
    target: 'es2022',
    manifest: 'manifest.json',
    // It would write style sheets and links into the page where none are wanted.
    modulePreload: false,
    cssCodeSplit: false,
    rolldownOptions: { input: ['src/client/main.ts', 'src/client/book.ts'] },
  },
});
