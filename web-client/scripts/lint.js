// lint.js - what no compiler checks: colours, pixels and durations only in tokens.css; both languages complete;
// every file says what it is for and stays under 400 lines; nothing a strict Content-Security-Policy would refuse.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const faults = [];
const files = (root) =>
  readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !entry.parentPath.includes('paraglide'))
    .map((entry) => join(entry.parentPath, entry.name));

const raw = /#[0-9a-f]{3,8}\b|\b(?:rgb|hsl|oklch)a?\(|\b\d*\.?\d+(?:px|ms)\b/i;
for (const path of [...files('src'), ...files('test')]) {
  const text = readFileSync(path, 'utf8');
  const lines = text.split('\n');
  if (lines.length > 400) faults.push(`${path}: ${lines.length} lines; past 400 a file is asking to be two`);
  const name = path.split('/').pop();
  const opening = lines.slice(0, 2).join(' ');
  if (!opening.includes(`${name} - `)) faults.push(`${path}: the first line says "${name} - what it is for"`);
  if (/\sstyle="/.test(text)) faults.push(`${path}: style="…" is refused by the policy; use a class or style:property`);
  if (path.startsWith('test')) continue;
  const css = path.endsWith('.css') ? text : (text.match(/<style[^>]*>[\s\S]*<\/style>/)?.[0] ?? '');
  if (name === 'tokens.css') continue;
  for (const line of css.replace(/\/\*[\s\S]*?\*\//g, '').split('\n'))
    if (raw.test(line) && !line.includes('@media')) faults.push(`${path}: raw colour, pixels or time: ${line.trim()}`);
}

const settings = JSON.parse(readFileSync('project.inlang/settings.json', 'utf8'));
const listed = settings['plugin.inlang.messageFormat'].pathPattern;
const messages = { sv: {}, en: {} };
for (const locale of ['sv', 'en']) {
  for (const pattern of listed) {
    const path = pattern.replace('{locale}', locale);
    for (const [key, value] of Object.entries(JSON.parse(readFileSync(path, 'utf8')))) {
      if (key in messages[locale]) faults.push(`${path}: ${key} is already in another file`);
      messages[locale][key] = { path, text: JSON.stringify(value) };
    }
  }
  for (const path of files(`messages/${locale}`))
    if (!listed.includes(`./${path.replace(`/${locale}/`, '/{locale}/')}`)) faults.push(`${path}: not in project.inlang/settings.json`);
}
const holes = (text) => [...new Set([...text.matchAll(/\{(\w+)\}/g)].map((m) => m[1]))].sort().join();
for (const [here, there] of [['sv', 'en'], ['en', 'sv']])
  for (const [key, { path, text }] of Object.entries(messages[here])) {
    const other = messages[there][key];
    if (!other) faults.push(`${path}: ${key} is missing in ${there}`);
    else if (here === 'sv' && holes(text) !== holes(other.text)) faults.push(`${path}: ${key} has other {placeholders} in en`);
  }
const source = files('src').map((path) => readFileSync(path, 'utf8')).join('\n');
for (const [key, { path }] of Object.entries(messages.sv))
  if (!new RegExp(`\\bm\\.${key}\\b`).test(source)) faults.push(`${path}: ${key} is used nowhere`);

for (const fault of faults) console.error(fault);
if (faults.length > 0) process.exit(1);
console.log(`lint: ${Object.keys(messages.sv).length} messages in two languages, no faults`);
