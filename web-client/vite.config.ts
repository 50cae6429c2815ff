// vite.config.ts - how the client is built, served while developing, and tested.
// The build has no inline script or style and inlines no asset, so the server's strict Content-Security-Policy holds.
import { paraglideVitePlugin } from '@inlang/paraglide-js';
import { svelte } from '@sveltejs/vite-plugin-svelte';
import type { Plugin } from 'vite';
import { defineConfig } from 'vitest/config';
import { paraglide } from './paraglide.config.js';

const server = 'http://127.0.0.1:8080';

/** Imports each message from its own file. Through the barrel every message of every page would end up in the chunk that
 *  all pages share, and a tablet would fetch the admin page's words before it can score. */
const messagesByFile: Plugin = {
  name: 'messages-by-file',
  apply: 'build',
  enforce: 'post',
  transform(code, id) {
    const barrel = /import\s*\{\s*m\s*\}\s*from\s*["']([^"']*paraglide\/messages)["'];?/;
    const from = /\.(svelte|ts)$/.test(id) ? barrel.exec(code)?.[1] : undefined;
    if (!from) return null;
    const used = [...new Set([...code.matchAll(/\bm\.([a-z0-9_]+)\b/g)].map(([, key]) => key ?? ''))];
    const imports = used.map((key) => `import { ${key} as m_${key} } from "${from}/${key}.js";`).join(' ');
    return { code: code.replace(barrel, imports).replace(/\bm\.([a-z0-9_]+)\b/g, 'm_$1'), map: null };
  },
};

export default defineConfig(({ command }) => ({
  plugins: [
    svelte(),
    messagesByFile,
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
