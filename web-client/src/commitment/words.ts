// words.ts - what verdicts, links of the result chain and missing parts are called. Words only.

import type { AnyVerdict, Commitment, Seat, Verdict } from '../connection/contract';
import { functionTitle } from '../organisation/functions';
import { m } from '../paraglide/messages';

export const verdicts: readonly Verdict[] = ['done', 'on_way', 'stuck', 'changed', 'dropped'];
/** Those that need no reason: said with one tap. */
export const plainVerdicts: readonly Verdict[] = ['done', 'on_way', 'stuck'];

export function verdictName(verdict: AnyVerdict): string {
  return {
    done: m.verdict_done,
    on_way: m.verdict_on_way,
    stuck: m.verdict_stuck,
    changed: m.verdict_changed,
    dropped: m.verdict_dropped,
    missed: m.verdict_missed,
  }[verdict]();
}
/** The five links of the result chain, 1..5. */
export function linkName(link: number): string {
  const names = [m.link_activity, m.link_product, m.link_way, m.link_outcome, m.link_society];
  return names[link - 1]?.() ?? '';
}
export const links = [1, 2, 3, 4, 5] as const;

/** "Chef", or "Chef: Åsa Öberg" where the own organisation may know who. */
export function seatName(seat: Seat | undefined): string {
  if (!seat) return '';
  return seat.who ? `${functionTitle(seat.function)}: ${seat.who}` : functionTitle(seat.function);
}
/** "Saknas än: moment, datum". */
export function missingWords(commitment: Commitment): string {
  const names = { items: m.missing_items, due: m.missing_due, evidence: m.missing_evidence };
  return m.commitment_missing({ what: commitment.missing.map((part) => names[part]()).join(', ') });
}
