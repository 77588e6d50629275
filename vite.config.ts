import { defineConfig } from 'vite';
import { icons } from './www/build/icons.ts';
import { offline } from './www/build/offline.ts';

export default defineConfig({
  root: 'www',
  base: '/',
  publicDir: false,
  cacheDir: '../target/vite',
  plugins: [icons(), offline('www')],
  build: {
    outDir: '../dist', emptyOutDir: true, target: 'es2024', assetsInlineLimit: 0, modulePreload: { polyfill: false }, manifest: true,
    rollupOptions: {
      input: { index: 'www/index.html', sw: 'www/src/offline/worker.ts' },
      // The worker's name stays: it is how a browser finds the newer one.
      output: { entryFileNames: ({ name }) => (name === 'sw' ? 'sw.js' : 'assets/[name]-[hash].js') },
    },
  },
  worker: { format: 'es' },
});
