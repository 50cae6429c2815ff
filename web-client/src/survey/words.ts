// words.ts - figures and caveats of surveys in words.

import { m } from '../paraglide/messages';
import { language } from '../shell/language.svelte';
import type { Caveat } from './surveys';

const caveats: Record<Caveat, () => string> = {
  few: m.outcome_few,
  low_rate: m.outcome_low_rate,
  uneven: m.outcome_uneven,
};
export const caveatWords = (caveat: Caveat): string => caveats[caveat]?.() ?? '';

const locale = () => (language.current === 'sv' ? 'sv-SE' : 'en-GB');
/** "2,53" */
export const meanWords = (mean: number): string =>
  new Intl.NumberFormat(locale(), { minimumFractionDigits: 2, maximumFractionDigits: 2 }).format(mean);
/** "+0,62", "−0,08", "0,00" */
export const changeWords = (change: number): string =>
  new Intl.NumberFormat(locale(), { minimumFractionDigits: 2, maximumFractionDigits: 2, signDisplay: 'exceptZero' }).format(change);
