// compile_messages.js - turns messages/{sv,en}/*.json into functions in src/paraglide, before a build, check, test or dev.
// Does nothing when they are what they were.
//
// The compiler's libraries report their use to their makers over the network, and wait for it. A build of ours asks
// nobody: fetch is taken from them. Leaves with process.exit because they keep timers running after the work is done.
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { paraglide } from '../paraglide.config.js';

const stamp = 'src/paraglide/made_from';
const sources = ['package-lock.json', 'paraglide.config.js', 'project.inlang/settings.json'].concat(
  ['sv', 'en'].flatMap((locale) => readdirSync(`messages/${locale}`).map((name) => `messages/${locale}/${name}`)),
);
const digest = createHash('sha256');
for (const path of sources) digest.update(path).update(readFileSync(path));
const madeFrom = digest.digest('hex');
if (existsSync(stamp) && readFileSync(stamp, 'utf8') === madeFrom) process.exit(0);

globalThis.fetch = () => Promise.reject(new Error('a build asks nobody'));
const { compile } = await import('@inlang/paraglide-js');
await compile(paraglide);
writeFileSync(stamp, madeFrom);
process.exit(0);
