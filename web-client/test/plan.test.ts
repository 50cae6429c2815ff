// plan.test.ts - what a form changes of a plan, how a meeting looks while that is on its way, and which plans fit how it is held.

import { beforeEach, describe, expect, test } from 'vitest';
import type { Meeting, Put } from '../src/connection/contract';
import { withWaiting } from '../src/connection/optimism';
import { fromState } from '../src/connection/tables';
import { withPlan } from '../src/connection/with_plan';
import { undoName } from '../src/console/words';
import type { Method } from '../src/method/method';
import { changesOf, enteredAfterwards, guestLines, planOf, remoteSeats, templatesFor } from '../src/plan/plan';
import { language } from '../src/shell/language.svelte';

const meeting = (change: Partial<Meeting> = {}): Meeting & { id: string } => ({ id: 'm2', occasion: 'bm1', state: 'planned', show: 'lobby', ...change });
beforeEach(() => language.choose('sv'));

describe('a plan', () => {
  test('ME10 only what was changed is sent', () => {
    const was = meeting({ date: '2027-02-01', host: 'o1' });

    expect(changesOf(was, planOf(was))).toBeUndefined();
    expect(changesOf(was, { ...planOf(was), host: 'o2' })).toEqual({ meeting: 'm2', host: 'o2' });
    expect(changesOf(was, { ...planOf(was), date: '' })).toEqual({ meeting: 'm2', date: '' });
    expect(changesOf(was, { ...planOf(was), mode: 'video', link: ' https://video.invalid ' })).toEqual({
      meeting: 'm2', mode: 'video', link: 'https://video.invalid',
    });
  });

  test('ME11 a meeting that is held in one room after all loses its link', () => {
    const was = meeting({ mode: 'video', link: 'https://video.invalid' });

    expect(changesOf(was, { ...planOf(was), mode: 'room' })).toEqual({ meeting: 'm2', mode: 'room', link: '' });
  });

  test('looks as it will while the command is on its way', () => {
    const state: Put = {
      you: { me: { seat: 's1', function: 'nyckelperson', facilitator: true, key: 'room', may: [] } },
      meeting: { m2: meeting({ date: '2027-02-01', mode: 'video', link: 'https://video.invalid' }) },
    };
    const plan = { meeting: 'm2', date: '', host: 'o2', mode: 'room', link: '' } as const;

    const row = withWaiting(fromState(state), [{ id: 'a-1', do: 'meeting.plan', with: plan }]).meeting['m2'];

    expect(row).toEqual(withPlan(state.meeting!.m2!, plan));
    expect(row).toMatchObject({ host: 'o2' });
    for (const gone of ['date', 'mode', 'link']) expect(row).not.toHaveProperty(gone);
  });

  test('SE13 somebody who comes to the room after all is no longer at a distance', () => {
    const state: Put = {
      you: { me: { seat: 's1', function: 'chef', facilitator: false, key: 'room', may: [] } },
      seat: { s1: { organisation: 'o1', function: 'chef', label: 'Chef', taken: true, remote: true } },
    };

    const here = withWaiting(fromState(state), [{ id: 'a-1', do: 'seat.sit', with: { who: 'Bo', standIn: false } }]);

    expect(here.seat['s1']).not.toHaveProperty('remote');
    expect(remoteSeats(fromState(state))).toHaveLength(1);
    expect(remoteSeats(here)).toEqual([]);
  });

  test('C5 the plans by video for a meeting by video, else those for the room; all where none fits', () => {
    const template = (id: string, mode: 'room' | 'video', occasion = 'bm1') => ({ id, occasion, mode, name: { sv: id, en: id }, items: [] });
    const method = { agendas: [template('rum', 'room'), template('video', 'video'), template('annan', 'room', 'bm2')] } as unknown as Method;
    const ids = (change: Partial<Meeting>) => templatesFor(method, meeting(change)).map(({ id }) => id);

    expect(ids({})).toEqual(['rum']);
    expect(ids({ mode: 'hybrid' })).toEqual(['rum']);
    expect(ids({ mode: 'video' })).toEqual(['video']);
    expect(ids({ mode: 'video', occasion: 'bm2' })).toEqual(['annan']);
  });

  test('ME12 ME13 guests in words, what was registered, and its undo by name', () => {
    expect(guestLines(meeting({ guests: [{ from: 'Umeå kommun', count: 2 }, { from: 'Dalhult', count: 1 }] }))).toEqual([
      '2 gäster från Umeå kommun', '1 gäst från Dalhult',
    ]);
    expect(enteredAfterwards([meeting(), { ...meeting({ afterwards: true }), id: 'm3' }]).map(({ id }) => id)).toEqual(['m3']);
    expect(undoName(meeting({ undo: { seq: 4, did: 'meeting.register' } }))).toBe('förde in träffen i efterhand');
  });
});
