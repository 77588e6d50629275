import { defineConfig } from 'vite';

export default defineConfig({
  root: 'www',
  base: '/',
  publicDir: false,
  cacheDir: '../target/vite',
  build: { outDir: '../dist', emptyOutDir: true, target: 'es2024', assetsInlineLimit: 0, modulePreload: { polyfill: false } },
  worker: { format: 'es' },
});
