// with_plan.ts - a meeting as it will look once a change of its plan has been accepted. Display only. Pure.

import type { CommandWith, Meeting } from './contract';

export function withPlan(meeting: Meeting, { date, host, mode, link }: CommandWith['meeting.plan']): Meeting {
  const next: Meeting = { ...meeting };
  if (date) next.date = date;
  else if (date === '') delete next.date;
  if (host) next.host = host;
  if (mode === 'room') delete next.mode;
  else if (mode) next.mode = mode;
  if (link) next.link = link;
  else if (link === '') delete next.link;
  return next;
}
