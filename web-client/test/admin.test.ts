// admin.test.ts - the group form: what is sent, what is only sent when changed, where a refusal's words stand.

import { describe, expect, test } from 'vitest';
import type { AdminGroup } from '../src/admin/admin_api';
import { changedGroupBody, draftOf, emptyGroup, type GroupDraft, newGroupBody, withOccasions } from '../src/admin/group_draft';
import { placeOf } from '../src/admin/misplaced';

const occasions = [{ id: 'uppstart' }, { id: 'bm1' }, { id: 'bm4', optional: true }];
function typed(): GroupDraft {
  const draft = emptyGroup();
  draft.name = ' Norra gruppen ';
  draft.method = 'skl-2019-10';
  draft.occasions = withOccasions(draft, occasions);
  Object.assign(draft.organisations[1]!, { name: 'Almnäs', code: '9901' });
  Object.assign(draft.organisations[2]!, { name: 'Björkvik', kind: 'stadsdel', parent: 'Ceders' });
  Object.assign(draft.mentor, { name: 'Dalhult' });
  return draft;
}
const group: AdminGroup = {
  group: 'gk7q2mvw4xa',
  name: 'Norra gruppen',
  method: 'skl-2019-10',
  organisations: [
    { organisation: 'o1', name: 'Almnäs', kind: 'kommun', code: '9901', mark: 'a', mentor: false },
    { organisation: 'o2', name: 'Björkvik', kind: 'kommun', mark: 'b', mentor: false },
    { organisation: 'o3', name: 'Dalhult', kind: 'kommun', mark: 'm', mentor: true },
  ],
  seats: [],
  meetings: [
    { meeting: 'm1', occasion: 'uppstart', date: '2026-03-17', state: 'closed', facilitator: 's9' },
    { meeting: 'm2', occasion: 'bm1', state: 'planned', host: 'o2', facilitator: 's9' },
  ],
  assessments: [],
};

describe('a new group', () => {
  test('rows left empty are not organisations, and a host is counted among those that are', () => {
    const draft = typed();
    Object.assign(draft.occasions[1]!, { date: '2026-11-23', host: '2' });

    expect(newGroupBody(draft)).toEqual({
      name: 'Norra gruppen',
      method: 'skl-2019-10',
      organisations: [
        { name: 'Almnäs', kind: 'kommun', code: '9901' },
        { name: 'Björkvik', kind: 'stadsdel', parent: 'Ceders' },
      ],
      mentor: { name: 'Dalhult', kind: 'kommun' },
      occasions: [{ occasion: 'uppstart' }, { occasion: 'bm1', date: '2026-11-23', host: 1 }],
      facilitator: 'mentor',
    });
  });

  test('without a mentor the host leads', () => {
    expect(newGroupBody({ ...typed(), hasMentor: false })).toMatchObject({ facilitator: 'host' });
    expect(newGroupBody({ ...typed(), hasMentor: false })).not.toHaveProperty('mentor');
  });

  test('another checklist keeps what is typed about the occasions both have', () => {
    const draft = typed();
    draft.occasions[1]!.date = '2026-11-23';

    const next = withOccasions(draft, [{ id: 'bm1' }, { id: 'bm5' }]);

    expect(next.map(({ occasion, date, wanted }) => [occasion, date, wanted])).toEqual([['bm1', '2026-11-23', true], ['bm5', '', true]]);
  });
});

describe('a group changed', () => {
  const draft = () => draftOf(group, occasions);

  test('nothing changed is nothing sent', () => {
    expect(changedGroupBody(draft(), group)).toBeUndefined();
  });

  test('only what has changed is sent, each by its id', () => {
    const changed = draft();
    changed.organisations[1]!.name = 'Björkviks kommun';
    Object.assign(changed.occasions[1]!, { date: '2026-11-23', host: '0' });
    changed.occasions[2]!.wanted = true;

    expect(changedGroupBody(changed, group)).toEqual({
      organisations: [{ organisation: 'o2', name: 'Björkviks kommun' }],
      occasions: [{ occasion: 'bm1', date: '2026-11-23', host: 'o1' }, { occasion: 'bm4' }],
    });
  });

  test('an organisation taken out of the form is removed, and a new row is a new organisation', () => {
    const changed = draft();
    changed.organisations.splice(1, 1, { name: 'Ekdala', kind: 'region', code: '', parent: '' });

    expect(changedGroupBody(changed, group)).toMatchObject({ organisations: [{ name: 'Ekdala', kind: 'region' }], removed: ['o2'] });
  });
});

describe('where a refusal stands', () => {
  const refusal = (code: string) => ({ code, text: '' });

  test('by the field it is about', () => {
    const draft = typed();
    draft.organisations[0]!.name = 'Almnäs';
    draft.organisations[2]!.code = '12';

    expect(placeOf(refusal('name_needed'), { ...draft, name: ' ' })).toBe('name');
    expect(placeOf(refusal('name_taken'), draft)).toBe('organisation.1.name');
    expect(placeOf(refusal('bad_code'), draft)).toBe('organisation.2.code');
    expect(placeOf(refusal('name_needed'), { ...draft, mentor: { ...draft.mentor, name: '' } })).toBe('mentor.name');
    expect(placeOf(refusal('group_size'), draft)).toBe('organisations');
  });

  test('and by the button when nobody can tell', () => {
    expect(placeOf(refusal('malformed'), typed())).toBe('form');
  });
});
