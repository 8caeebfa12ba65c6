import { defineConfig } from 'vite';

/** Builds the script and the style that pages load; `buildReference` writes the pages. */
export default defineConfig({
  base: './',
  publicDir: false,
  logLevel: 'warn',
  build: {
    outDir: 'dist/client',
    target: 'es2022',
    manifest: 'manifest.json',
    // It would add inline scripts, which the policy forbids.
    modulePreload: false,
    cssCodeSplit: false,
    rolldownOptions: { input: ['src/client/main.ts'] },
  },
});
