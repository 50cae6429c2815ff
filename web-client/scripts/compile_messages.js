// compile_messages.js - turns messages/{sv,en}/*.json into functions in src/paraglide, before a build, check or test.
// Leaves with process.exit because the compiler keeps timers running for half a minute after its work is done.
import { compile } from '@inlang/paraglide-js';
import { paraglide } from '../paraglide.config.js';

await compile(paraglide);
process.exit(0);
