import { defineConfig } from 'tsup';

export default defineConfig({
  entry: ['src/**/*.ts', '!src/**/*.test.ts', '!src/**/*.fixture.ts', '!src/provocations/**'],
  format: 'esm',
  target: 'node24',
  bundle: false,
  splitting: false,
  clean: true,
  silent: true,
});
