// documents.test.ts - where documents are, and of which meetings there are notes.

import { describe, expect, test } from 'vitest';
import { fromState } from '../src/connection/tables';
import { documentPath, webcal, withNotes } from '../src/papers/documents';

describe('documents', () => {
  test('HT12 HT14 are asked for in the language of the page, notes with their meeting', () => {
    expect(documentPath('gabc', 'notes.txt', 'en', 'm2')).toBe('/api/group/gabc/notes.txt?meeting=m2&lang=en');
    expect(documentPath('gabc', 'anchoring.html', 'sv')).toBe('/api/group/gabc/anchoring.html?lang=sv');
  });

  test('HT12 there are notes of what has opened, the latest first', () => {
    const tables = fromState({
      meeting: {
        m1: { occasion: 'uppstart', date: '2026-09-01', state: 'closed', show: 'lobby' },
        m2: { occasion: 'bm1', date: '2026-11-01', state: 'open', show: 'lobby' },
        m3: { occasion: 'bm2', date: '2027-02-01', state: 'planned', show: 'lobby' },
      },
    });
    expect(withNotes(tables, undefined).map((each) => each.id)).toEqual(['m2', 'm1']);
  });

  test('HT13 a calendar link keeps all but its scheme', () => {
    expect(webcal('https://jamsides.example/kalender/g/s1/x.ics')).toBe('webcal://jamsides.example/kalender/g/s1/x.ics');
  });
});
