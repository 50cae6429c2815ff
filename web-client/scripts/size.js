// size.js - fails the build when a tablet would have to fetch more than 90 KB of gzipped script before it can score.
// Follows the static imports from index.html and from the tablet's and the join page's own chunks.
import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

const limitKb = 90;
const html = readFileSync('dist/index.html', 'utf8');
const seen = new Set();

function follow(file) {
  if (seen.has(file)) return;
  seen.add(file);
  const text = readFileSync(join('dist/assets', file), 'utf8');
  for (const [, next] of text.matchAll(/(?:from|import)\s*["'`]\.\/([^"'`]+\.js)["'`]/g)) follow(next);
  for (const [, next] of text.matchAll(/import\(["'`]\.\/((?:Tablet|Join)[^"'`]+\.js)["'`]\)/g)) follow(next);
}
for (const [, file] of html.matchAll(/assets\/([^"]+\.js)"/g)) follow(file);

const kb = [...seen].reduce((sum, file) => sum + statSync(join('dist/assets', `${file}.gz`)).size, 0) / 1024;
console.log(`script before scoring: ${kb.toFixed(1)} KB gzip in ${seen.size} files (limit ${limitKb})`);
if (kb > limitKb || seen.size === 0) process.exit(1);
