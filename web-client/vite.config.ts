// vite.config.ts - how the client is built, served while developing, and tested.
// The build has no inline script or style and inlines no asset, so the server's strict Content-Security-Policy holds.
import { execFile } from 'node:child_process';
import { svelte } from '@sveltejs/vite-plugin-svelte';
import type { Plugin } from 'vite';
import { defineConfig } from 'vitest/config';

/** The server that `npm run dev` talks to. */
const server = process.env['JAMSIDES_SERVER'] ?? 'http://127.0.0.1:8080';

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

/** While developing, an edit of the messages compiles them anew. */
const messagesAgain: Plugin = {
  name: 'messages-again',
  apply: 'serve',
  configureServer({ watcher }) {
    watcher.add('messages');
    watcher.on('change', (path) => {
      if (/messages\/.*\.json$/.test(path)) execFile('node', ['scripts/compile_messages.js']);
    });
  },
};

export default defineConfig({
  plugins: [svelte(), messagesByFile, messagesAgain],
  build: {
    target: 'es2022',
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
  },
  server: {
    port: 5173,
    strictPort: true,
    // The server takes a browser only from its own address, so the proxy calls as if from there.
    proxy: {
      '/ws': { target: server, ws: true, changeOrigin: true, rewriteWsOrigin: true },
      '/api': { target: server, changeOrigin: true, headers: { origin: server } },
      '/k/': { target: server, changeOrigin: true },
      '^/admin/.+': { target: server, changeOrigin: true },
    },
  },
  // Svelte's browser build in tests too: the classes with runes behave as in a page.
  ...(process.env['VITEST'] ? { resolve: { conditions: ['browser'] } } : {}),
  test: { environment: 'happy-dom', include: ['test/**/*.test.ts'], restoreMocks: true },
});
