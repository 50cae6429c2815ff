// place.test.ts - where somebody has gone on a screen survives a reload of the tab, for that seat alone.

import { beforeEach, expect, test } from 'vitest';
import { forgetPlaces, Place } from '../src/shell/place.svelte';

const seat = { id: 'g1', seat: 's2' };
beforeEach(() => sessionStorage.clear());

test('a new page comes back to where the last one was', () => {
  new Place(seat, 'answers', 0).value = 4;
  expect(new Place(seat, 'answers', 0).value).toBe(4);
});
test('where it began is kept too: what changes meanwhile does not move it', () => {
  new Place(seat, 'ballot', 1);
  expect(new Place(seat, 'ballot', 2).value).toBe(1);
});
test('nowhere is a place', () => {
  const view = new Place<{ view: string } | undefined>(seat, 'view', undefined);
  view.value = { view: 'compare' };
  view.value = undefined;
  expect(new Place<{ view: string } | undefined>(seat, 'view', { view: 'score' }).value).toBeUndefined();
});
test('another seat on the same device has places of its own, and a seat handed back has none', () => {
  new Place(seat, 'answers', 0).value = 4;
  new Place({ id: 'g1', seat: 's20' }, 'answers', 0).value = 7;
  forgetPlaces('g1', 's2');

  expect(new Place(seat, 'answers', 0).value).toBe(0);
  expect(new Place({ id: 'g1', seat: 's20' }, 'answers', 0).value).toBe(7);
});
test('what another version of the page has written is no place', () => {
  sessionStorage.setItem('jamsides.place.g1.s2.answers', '{oops');
  expect(new Place(seat, 'answers', 3).value).toBe(3);
});
