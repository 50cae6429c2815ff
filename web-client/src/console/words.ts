// words.ts - what the console calls things: the screens, what can be undone, how long ago. Words only.

import { phaseName } from '../agenda/phases';
import type { Meeting, MeetingShow } from '../connection/contract';
import { m } from '../paraglide/messages';

export const showName: (show: MeetingShow) => string = phaseName;
/** "Jämför", "Jämför, moment 6". */
export function shownNow(meeting: Pick<Meeting, 'show' | 'focus'>): string {
  const name = showName(meeting.show);
  return meeting.show === 'compare' && meeting.focus ? m.console_show_item({ name, item: meeting.focus }) : name;
}
/** "Ångra: visade Jämför". */
export function undoName(meeting: Meeting): string | undefined {
  switch (meeting.undo?.did) {
    case 'meeting.show':
      return m.console_undo_show({ what: shownNow(meeting) });
    case 'meeting.open':
      return m.console_undo_open();
    case 'meeting.close':
      return m.console_undo_close();
    case 'meeting.register':
      return m.console_undo_register();
    default:
      return undefined;
  }
}
/** "20 s", "3 min", "2 tim"; `ms` may be a little below 0 when clocks are read at different moments. */
export function elapsed(ms: number): string {
  const seconds = Math.max(0, Math.floor(ms / 1000));
  if (seconds < 120) return m.console_seconds({ count: seconds });
  const minutes = Math.floor(seconds / 60);
  return minutes < 120 ? m.console_minutes({ count: minutes }) : m.console_hours({ count: Math.floor(minutes / 60) });
}
