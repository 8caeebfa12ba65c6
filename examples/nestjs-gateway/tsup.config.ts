import { defineConfig } from 'tsup';

// Node runs TypeScript itself, but no decorators.
export default defineConfig({
  entry: ['src/*.ts', '!src/*.test.ts'],
  format: 'esm',
  target: 'node20',
  bundle: false,
  splitting: false,
  clean: true,
  silent: true,
});
