// vite.config.ts - how the client is built, served while developing, and tested.
// The build has no inline script or style and inlines no asset, so the server's strict Content-Security-Policy holds.
import { paraglideVitePlugin } from '@inlang/paraglide-js';
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'vitest/config';
import { paraglide } from './paraglide.config.js';

const server = 'http://127.0.0.1:8080';

export default defineConfig(({ command }) => ({
  plugins: [
    svelte(),
    // Builds and tests compile the messages beforehand (scripts/compile_messages.js); here they follow an edit.
    ...(command === 'serve' && !process.env['VITEST'] ? [paraglideVitePlugin(paraglide)] : []),
  ],
  build: {
    target: 'es2022',
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
  },
  server: {
    port: 5173,
    strictPort: true,
    proxy: {
      '/ws': { target: server, ws: true, changeOrigin: true },
      '/api': { target: server, changeOrigin: true },
      '/k/': { target: server, changeOrigin: true },
    },
  },
  // Svelte's browser build in tests too: the classes with runes behave as in a page.
  ...(process.env['VITEST'] ? { resolve: { conditions: ['browser'] } } : {}),
  test: { environment: 'happy-dom', include: ['test/**/*.test.ts'], restoreMocks: true },
}));
