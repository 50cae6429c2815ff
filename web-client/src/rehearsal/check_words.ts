// check_words.ts - what a check found, in words. Words only.

import { elapsed } from '../console/words';
import { m } from '../paraglide/messages';
import type { Check, Outcome } from './checks';

export function checkWords(check: Check): string {
  const good = check.outcome === 'good';
  switch (check.name) {
    case 'reached':
      return good ? m.rehearsal_reached() : m.rehearsal_not_reached();
    case 'back':
      if (check.outcome === 'waiting') return m.rehearsal_waiting();
      return good ? m.rehearsal_back({ seconds: Math.max(1, Math.round((check.ms ?? 0) / 1000)) }) : m.rehearsal_not_back();
    case 'latency':
      return good ? m.rehearsal_fast({ ms: check.ms ?? 0 }) : m.rehearsal_slow({ ms: check.ms ?? 0 });
    case 'clock':
      return good ? m.rehearsal_clock() : m.rehearsal_clock_off({ time: elapsed(Math.abs(check.ms ?? 0)) });
    case 'secure':
      return good ? m.rehearsal_secure() : m.rehearsal_not_secure();
    case 'screen': {
      const size = { width: check.width ?? 0, height: check.height ?? 0 };
      return good ? m.rehearsal_screen(size) : m.rehearsal_screen_small(size);
    }
  }
}
export function outcomeWords(outcome: Outcome): string {
  return { good: m.rehearsal_good, bad: m.rehearsal_bad, note: m.rehearsal_note, waiting: m.rehearsal_trying }[outcome]();
}
/** Beside the words; never alone. */
export const outcomeSign: Record<Outcome, string> = { good: '✓', bad: '✕', note: '!', waiting: '…' };
