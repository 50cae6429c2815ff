// focus.ts - what is proposed to talk about, what the meeting has chosen, and why, in plain words. The ranking is the
// server's; here it is only said. Words and pure look-ups.

import type { Gap, Id, Meeting, Reason, Tables } from '../connection/contract';
import { capital } from '../compare/figure_words';
import { functionsInWords } from '../organisation/functions';
import { m } from '../paraglide/messages';

/** The items the meeting talks about, in its order; none chosen: nothing. */
export function chosenItems(meeting: Pick<Meeting, 'focusItems'> | undefined): readonly number[] {
  return meeting?.focusItems ?? [];
}
/** The items to walk through: those chosen, else where the organisations differ, the most first. */
export function itemsToTalkAbout(tables: Tables, meeting: Meeting): readonly number[] {
  const chosen = chosenItems(meeting);
  return chosen.length > 0 ? chosen : (tables.comparison[meeting.occasion]?.differs ?? []);
}
/** `items` with the chosen ones first, in the order of the choice. */
export function chosenFirst(items: readonly number[], chosen: readonly number[]): number[] {
  return [...chosen, ...items.filter((item) => !chosen.includes(item))];
}
/** "Skiljer två steg, 1–3. Två har satt 1:a." */
export function reasonWords(why: Reason): string {
  return [
    why.high > why.low ? m.focus_range({ low: why.low, high: why.high }) : m.focus_alike({ value: why.low }),
    why.ones > 0 && m.focus_ones({ count: why.ones, of: why.scored }),
    why.spread && m.focus_spread({ steps: why.spread }),
  ]
    .filter(Boolean)
    .join(' ');
}
/** Moves `item` one place earlier or later; the same list where it cannot. */
export function moved(items: readonly number[], item: number, by: -1 | 1): number[] {
  const from = items.indexOf(item);
  const to = from + by;
  if (from < 0 || to < 0 || to >= items.length) return [...items];
  const next = items.filter((each) => each !== item);
  next.splice(to, 0, item);
  return next;
}

/** Where the functions of one's own organisation differ, the widest first. */
export function gapsOf(tables: Tables, assessment: Id): Gap[] {
  return Object.values(tables.gap)
    .filter((row) => row.assessment === assessment)
    .sort((a, b) => b.high - b.low - (a.high - a.low) || a.item - b.item);
}
/** "Chef: 1. Politiker och nyckelperson: 3." */
export function gapWords(gap: Gap): string {
  return m.gap_stand({
    lowest: capital(functionsInWords(gap.lowest)),
    low: gap.low,
    highest: capital(functionsInWords(gap.highest)),
    high: gap.high,
  });
}
export function gapQuestion(gap: Gap): string {
  return m.gap_question({ lowest: functionsInWords(gap.lowest), highest: functionsInWords(gap.highest) });
}
