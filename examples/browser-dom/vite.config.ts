import { defineConfig } from 'vite';

export default defineConfig({
  build: { target: 'es2022' },
  // `pnpm start` at the top of the repository starts the sandbox there.
  server: { proxy: { '/api': process.env.API_ORIGIN ?? 'http://127.0.0.1:3000' } },
});
