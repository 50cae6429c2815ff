// group_draft.ts - a group as it is typed into the form, and the bodies it becomes: all of it for a new group, only what
// has changed for one that exists. Pure; what is right or wrong is the server's to say.

import type { Id } from '../connection/contract';
import type { AdminGroup, Kind } from './admin_api';

export interface OrganisationDraft {
  /** Present once the server has it. */
  id?: Id;
  name: string;
  kind: Kind;
  code: string;
  parent: string;
}
export interface OccasionDraft {
  occasion: string;
  wanted: boolean;
  date: string;
  /** Index into organisations, as text; empty = not said. */
  host: string;
  /** A seat's id; only of a group that exists. */
  facilitator: string;
  /** Held already: nothing to change. */
  closed: boolean;
}
export interface GroupDraft {
  name: string;
  method: string;
  organisations: OrganisationDraft[];
  hasMentor: boolean;
  mentor: OrganisationDraft;
  occasions: OccasionDraft[];
  leads: 'mentor' | 'host';
}
export const kinds: Kind[] = ['kommun', 'region', 'stadsdel', 'forvaltning', 'bolag', 'kommunalforbund'];

export function emptyOrganisation(): OrganisationDraft {
  return { name: '', kind: 'kommun', code: '', parent: '' };
}
export function emptyGroup(): GroupDraft {
  return {
    name: '',
    method: '',
    organisations: [emptyOrganisation(), emptyOrganisation(), emptyOrganisation()],
    hasMentor: true,
    mentor: emptyOrganisation(),
    occasions: [],
    leads: 'mentor',
  };
}
export function draftOf(group: AdminGroup, occasions: readonly { id: string }[]): GroupDraft {
  const organisation = ({ organisation: id, name, kind, code = '', parent = '' }: AdminGroup['organisations'][number]) => ({
    id, name, kind, code, parent,
  });
  const own = group.organisations.filter((each) => !each.mentor);
  const mentor = group.organisations.find((each) => each.mentor);
  return {
    name: group.name,
    method: group.method,
    organisations: own.map(organisation),
    hasMentor: mentor !== undefined,
    mentor: mentor ? organisation(mentor) : emptyOrganisation(),
    occasions: occasions.map(({ id }) => {
      const meeting = group.meetings.find((each) => each.occasion === id);
      const host = own.findIndex((each) => each.organisation === meeting?.host);
      return {
        occasion: id,
        wanted: meeting !== undefined,
        date: meeting?.date ?? '',
        host: host < 0 ? '' : String(host),
        facilitator: meeting?.facilitator ?? '',
        closed: meeting?.state === 'closed',
      };
    }),
    leads: 'host',
  };
}
/** The draft's occasions follow the checklist that is chosen; what is typed for an occasion both have stays. */
export function withOccasions(draft: GroupDraft, occasions: readonly { id: string; optional?: boolean }[]): OccasionDraft[] {
  return occasions.map(
    ({ id, optional }) =>
      draft.occasions.find((each) => each.occasion === id) ?? {
        occasion: id, wanted: !optional, date: '', host: '', facilitator: '', closed: false,
      },
  );
}

const said = (field: string, value: string) => (value.trim() === '' ? {} : { [field]: value.trim() });

function organisationBody({ name, kind, code, parent }: OrganisationDraft, mentor = false) {
  return { name: name.trim(), kind, ...said('code', code), ...(kind === 'stadsdel' && !mentor ? said('parent', parent) : {}) };
}
/** The organisations somebody has written something about; rows left empty are not meant. */
export function meant(draft: GroupDraft): OrganisationDraft[] {
  const written = draft.organisations.filter(({ id, name, code }) => id || name.trim() !== '' || code.trim() !== '');
  return written.length >= 2 ? written : draft.organisations.slice(0, 2);
}
export function newGroupBody(draft: GroupDraft) {
  const organisations = meant(draft);
  const place = (host: string) => organisations.indexOf(draft.organisations[Number(host)] as OrganisationDraft);
  return {
    name: draft.name.trim(),
    method: draft.method,
    organisations: organisations.map((each) => organisationBody(each)),
    ...(draft.hasMentor ? { mentor: organisationBody(draft.mentor, true) } : {}),
    occasions: draft.occasions
      .filter(({ wanted }) => wanted)
      .map(({ occasion, date, host }) => ({
        occasion,
        ...said('date', date),
        ...(host !== '' && place(host) >= 0 ? { host: place(host) } : {}),
      })),
    facilitator: draft.hasMentor ? draft.leads : 'host',
  };
}

/** Only what differs from `group`; undefined where nothing does. */
export function changedGroupBody(draft: GroupDraft, group: AdminGroup): Record<string, unknown> | undefined {
  const before = draftOf(group, draft.occasions.map(({ occasion }) => ({ id: occasion })));
  const now = draft.organisations.filter(({ id, name }) => id || name.trim() !== '');
  const organisations = now.flatMap((each): Record<string, unknown>[] => {
    const known = before.organisations.find(({ id }) => id === each.id);
    if (!each.id || !known) return [organisationBody(each)];
    const changes = fieldsChanged(each, known);
    return changes ? [{ organisation: each.id, ...changes }] : [];
  });
  const removed = before.organisations.flatMap(({ id }) => (id && !now.some((each) => each.id === id) ? [id] : []));
  const occasions = draft.occasions.flatMap((each) => {
    const known = before.occasions.find(({ occasion }) => occasion === each.occasion);
    if (!each.wanted || !known) return [];
    const hostId = draft.organisations[Number(each.host)]?.id;
    const changes = {
      ...(each.date.trim() !== known.date ? said('date', each.date) : {}),
      ...(each.host !== known.host && each.host !== '' && hostId ? { host: hostId } : {}),
      ...(each.facilitator !== known.facilitator ? said('facilitator', each.facilitator) : {}),
    };
    return known.wanted && Object.keys(changes).length === 0 ? [] : [{ occasion: each.occasion, ...changes }];
  });
  const mentor = draft.hasMentor && mentorChange(draft.mentor, before);
  const body = {
    ...(draft.name.trim() !== group.name ? { name: draft.name.trim() } : {}),
    ...(organisations.length > 0 ? { organisations } : {}),
    ...(mentor ? { mentor } : {}),
    ...(occasions.length > 0 ? { occasions } : {}),
    ...(removed.length > 0 ? { removed } : {}),
  };
  return Object.keys(body).length > 0 ? body : undefined;
}
function mentorChange(mentor: OrganisationDraft, before: GroupDraft) {
  if (!mentor.id) return organisationBody(mentor, true);
  const changes = fieldsChanged(mentor, before.mentor);
  return changes && { organisation: mentor.id, ...changes };
}
function fieldsChanged(now: OrganisationDraft, before: OrganisationDraft) {
  const changes = {
    ...(now.name.trim() !== before.name ? { name: now.name.trim() } : {}),
    ...(now.kind !== before.kind ? { kind: now.kind } : {}),
    ...(now.code.trim() !== before.code ? said('code', now.code) : {}),
    ...(now.parent.trim() !== before.parent ? said('parent', now.parent) : {}),
  };
  return Object.keys(changes).length > 0 ? changes : undefined;
}
