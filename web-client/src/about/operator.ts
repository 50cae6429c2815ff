// operator.ts - who runs this installation, as its operator wrote it; and when its accessibility was last assessed.

import { ask } from '../shell/api';

export interface Operator {
  operator: string;
  contact: string;
}

/** Changed by whoever has gone through every screen anew. */
export const assessed = '2026-11-25';

export async function whoRuns(): Promise<Operator> {
  const answer = await ask<Operator>('/api/about');
  return answer.ok ? answer.value : { operator: '', contact: '' };
}

/** Where the contact leads: a mail address or a page; nothing where it is only words. */
export function contactLink(contact: string): string | undefined {
  if (/^[^\s@]+@[^\s@]+$/.test(contact)) return `mailto:${contact}`;
  return /^https?:\/\/\S+$/.test(contact) ? contact : undefined;
}
