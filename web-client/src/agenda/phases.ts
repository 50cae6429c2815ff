// phases.ts - what the phases of a meeting are called, what a screen says while one runs, and for whom it is. Words only.

import type { AgendaItem, For, MeetingShow } from '../connection/contract';
import { m } from '../paraglide/messages';

const names: Record<MeetingShow, () => string> = {
  lobby: m.phase_lobby,
  score: m.phase_score,
  compare: m.phase_compare,
  commit: m.phase_commit,
  follow: m.phase_follow,
  purpose: m.phase_purpose,
  check_in: m.phase_check_in,
  presentation: m.phase_presentation,
  roles: m.phase_roles,
  ideas: m.phase_ideas,
  figures: m.phase_figures,
  improve: m.phase_improve,
  survey: m.phase_survey,
  pmi: m.phase_pmi,
  closing: m.phase_closing,
  pause: m.phase_pause,
};
/** In the order a meeting usually takes them. */
export const allPhases: readonly MeetingShow[] = [
  'lobby', 'purpose', 'check_in', 'follow', 'presentation', 'score', 'compare', 'roles', 'ideas', 'figures', 'improve', 'commit',
  'survey', 'pmi', 'closing', 'pause',
];
/** What a room does in phases that have no screen of their own. */
const instructions: Partial<Record<MeetingShow, () => string>> = {
  purpose: m.phase_purpose_text,
  check_in: m.phase_check_in_text,
  presentation: m.phase_presentation_text,
  roles: m.phase_roles_text,
  ideas: m.phase_ideas_text,
  figures: m.phase_figures_text,
  improve: m.phase_improve_text,
  survey: m.phase_survey_text,
  pmi: m.phase_pmi_text,
  closing: m.phase_closing_text,
  pause: m.phase_pause_text,
};
const whom: Record<Exclude<For, 'all'>, () => string> = {
  politiker: m.phase_for_politiker,
  chef: m.phase_for_chef,
  nyckelperson: m.phase_for_nyckelperson,
};

export function phaseName(phase: MeetingShow): string {
  return names[phase]?.() ?? phase;
}
export function phaseText(phase: MeetingShow): string | undefined {
  return instructions[phase]?.();
}
/** An item's own title, else its phase's name. */
export function itemName(item: Pick<AgendaItem, 'title' | 'phase'>): string {
  return item.title ?? phaseName(item.phase);
}
/** "För politiker"; nothing where it is for everybody. */
export function forWords(of: For): string | undefined {
  return of === 'all' ? undefined : whom[of]();
}
