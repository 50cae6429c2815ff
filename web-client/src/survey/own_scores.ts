// own_scores.ts - what was scored on this device today, so that its own answers can be offered in the survey. Never
// sent, never fetched; kept with the seat's drafts, which go when a borrowed device is wiped.

import { recall, remember } from '../shell/memory';

interface Kept {
  day: string;
  items: Record<number, number>;
}
const keyOf = (group: string, seat: string) => `draft.${group}.${seat}.own-scores`;
const today = () => new Date().toDateString();

/** By item, those of today. */
export function ownScores(group: string, seat: string): Record<number, number> {
  try {
    const kept = JSON.parse(recall(keyOf(group, seat)) ?? 'null') as Kept | null;
    return kept?.day === today() ? kept.items : {};
  } catch {
    return {};
  }
}
export function keepOwnScore(group: string, seat: string, item: number, value: number | 'pass'): void {
  const items = ownScores(group, seat);
  if (value === 'pass') delete items[item];
  else items[item] = value;
  remember(keyOf(group, seat), JSON.stringify({ day: today(), items } satisfies Kept));
}
