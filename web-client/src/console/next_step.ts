// next_step.ts - what the one big button offers: the usual way through a meeting. A suggestion only; every other way
// stays open beside it, and nothing waits for anybody. Pure.

import type { Id, Meeting, MeetingShow } from '../connection/contract';
import type { Progress } from './progress';

export type NextStep =
  | { is: 'open' }
  | { is: 'show'; show: MeetingShow; focus?: number }
  | { is: 'start'; organisations: Id[] }
  | { is: 'close' }
  | { is: 'none' };

/**
 * differing  the items to talk about: those chosen, else where the organisations differ, the largest difference first.
 * waiting    commitments from before that nobody has said a word about in this meeting.
 * aims       somebody has said what they are here for: that comes first.
 */
export function nextStep(
  meeting: Meeting,
  progress: readonly Progress[],
  differing: readonly number[],
  waiting = 0,
  aims = false,
): NextStep {
  if (meeting.state === 'planned') return { is: 'open' };
  if (meeting.state === 'closed') return { is: 'none' };
  if (meeting.show === 'lobby' && aims) return { is: 'show', show: 'purpose' };
  if (meeting.show === 'lobby' || meeting.show === 'purpose') return { is: 'show', show: waiting > 0 ? 'follow' : 'score' };
  if (meeting.show === 'follow') return { is: 'show', show: 'score' };
  if (meeting.show === 'commit') return { is: 'close' };
  if (meeting.show === 'score') {
    const idle = progress.filter(({ assessment, organisation }) => !assessment && !organisation.mentor);
    if (idle.length > 0) return { is: 'start', organisations: idle.map(({ organisation }) => organisation.id) };
    return { is: 'show', show: 'compare' };
  }
  if (meeting.show !== 'compare') return { is: 'show', show: 'score' };
  if (progress.every(({ scored }) => scored === 0)) return { is: 'show', show: 'score' };
  const place = meeting.focus === undefined ? -1 : differing.indexOf(meeting.focus);
  const next = differing[place + 1];
  const listed = meeting.focus === undefined || place >= 0;
  if (listed && next !== undefined) return { is: 'show', show: 'compare', focus: next };
  return meeting.focus === undefined ? { is: 'show', show: 'commit' } : { is: 'show', show: 'compare' };
}
