// admin_api.ts - the admin page's calls (protocol/SPEC.md, HT; bodies in http.schema.json), with the admin's cookie.

import type { Id, Mark, Organisation, SeatFunction } from '../connection/contract';
import { type Answer, ask } from '../shell/api';

export type Kind = Organisation['kind'];
export interface GroupInfo {
  group: Id;
  name: string;
  method: string;
}
export interface MethodInfo {
  id: string;
  name: string;
}
export interface AdminOrganisation {
  organisation: Id;
  name: string;
  kind: Kind;
  code?: string;
  parent?: string;
  mark: Mark;
  mentor: boolean;
}
export interface AdminSeat {
  seat: Id;
  organisation?: Id;
  function: SeatFunction;
  label: string;
  taken: boolean;
}
export interface AdminMeeting {
  meeting: Id;
  occasion: string;
  date?: string;
  host?: Id;
  facilitator?: Id;
  state: 'planned' | 'open' | 'closed';
  code?: string;
}
export interface AdminAssessment {
  assessment: Id;
  organisation: Id;
  occasion: string;
  scored: number;
  of: number;
  /** Agreed values by item, as long as they may be corrected here: until the first meeting opens. */
  values?: Record<string, number>;
}
/** What the admin may see of a group: names, dates, counts and, during set-up, agreed values; never a vote, a text or a person's name. */
export interface AdminGroup extends GroupInfo {
  maxOrganisations?: number;
  organisations: AdminOrganisation[];
  seats: AdminSeat[];
  meetings: AdminMeeting[];
  assessments: AdminAssessment[];
}
/** A link just issued; told once. */
export interface IssuedCard {
  seat: Id;
  organisation?: Id;
  function: SeatFunction;
  label: string;
  key: 'room' | 'desk';
  url: string;
  code?: string;
}
export interface NewScore {
  organisation: Id;
  occasion: string;
  item: number;
  value: number;
  source: 'direct' | 'paper' | 'import';
}

const groups = '/api/admin/groups';
const at = (group: Id, what = '') => `${groups}/${encodeURIComponent(group)}${what}`;

export const adminApi = {
  groups: (): Promise<Answer<GroupInfo[]>> => ask(groups),
  methods: (): Promise<Answer<MethodInfo[]>> => ask('/api/admin/methods'),
  group: (group: Id): Promise<Answer<AdminGroup>> => ask(at(group)),
  create: (body: unknown): Promise<Answer<{ group: Id; warnings: string[] }>> => ask(groups, 'POST', body),
  change: (group: Id, body: unknown): Promise<Answer<unknown>> => ask(at(group), 'PATCH', body),
  leave: (): Promise<Answer<unknown>> => ask('/api/admin/leave', 'POST'),
  delete: (group: Id, confirm: string): Promise<Answer<unknown>> => ask(at(group), 'DELETE', { confirm }),
  issue: (group: Id, kind: 'card' | 'desk', seats?: Id[]): Promise<Answer<IssuedCard[]>> =>
    ask(at(group, '/cards'), 'POST', { kind, ...(seats ? { seats } : {}) }),
  score: (group: Id, body: NewScore): Promise<Answer<unknown>> => ask(at(group, '/scores'), 'POST', body),
};
