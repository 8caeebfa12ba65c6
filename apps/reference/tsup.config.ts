import { defineConfig } from 'tsup';

export default defineConfig({
  entry: ['src/index.ts', 'src/cli.ts', 'src/requests/index.ts'],
  format: 'esm',
  target: 'node20',
  bundle: true,
  splitting: true,
  clean: true,
  silent: true,
});
