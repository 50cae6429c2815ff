// surveys.test.ts - what there is to answer, what is sent of it, and what this device offers of its own day.

import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Put, Survey } from '../src/connection/contract';
import { fromState } from '../src/connection/tables';
import type { Method } from '../src/method/method';
import { seriesOf } from '../src/survey/series';
import { keepOwnScore, ownScores } from '../src/survey/own_scores';
import { formOf, hasAnswered, inWords, markedOf, marksToSend, readMarks, surveyAt, toAnswer, withOwn } from '../src/survey/surveys';
import { changeWords, meanWords } from '../src/survey/words';

const words = (sv: string) => ({ sv, en: sv });
const step = (value: number) => ({ value, label: words(`steg ${value}`), short: words(`${value}`) });
const item = (no: number) => ({ no, text: words(`Moment ${no}`), help: {} });
const method = {
  id: 'prov',
  scale: [1, 2, 3].map(step),
  items: [1, 2].map(item),
  questionnaires: [
    { id: 'enkat-1', phase: 'survey', name: words('Enkät'), scale: [1, 2, 3, 4].map(step), checklist: true, questions: [{ text: words('Syftet') }] },
    { id: 'pmi-1', phase: 'pmi', name: words('PMI'), questions: [{ text: words('Plus'), words: true }] },
  ],
} as unknown as Method;
const survey = (change: Partial<Survey> = {}): Survey => ({
  meeting: 'm2', phase: 'survey', form: 'enkat-1', state: 'open', opened: 0, until: 1_000, invited: 12, answered: 0, percent: 0, ...change,
});
const you = (answered?: string[]): Put => ({
  you: { me: { seat: 's1', organisation: 'o1', function: 'chef', facilitator: false, key: 'room', may: [], ...(answered ? { answered } : {}) } },
});

describe('what there is to answer', () => {
  const tables = fromState({ ...you(['v3']), survey: { v1: survey(), v2: survey({ phase: 'pmi' }), v3: survey(), v4: survey({ state: 'closed' }) } });

  test('SU1 a meeting has one of each phase', () => {
    expect(surveyAt(tables, 'm2', 'pmi')?.id).toBe('v2');
    expect(surveyAt(tables, 'm1', 'pmi')).toBeUndefined();
  });

  test('SU2 what is answered, on its way, closed or too late is not asked again', () => {
    const sending = [{ do: 'survey.answer' as const, with: { survey: 'v2', texts: ['a'] } }];
    expect(toAnswer(tables, [], 999).map((each) => each.id)).toEqual(['v1', 'v2']);
    expect(toAnswer(tables, sending, 999).map((each) => each.id)).toEqual(['v1']);
    expect(toAnswer(tables, [], 1_000)).toEqual([]);
    expect(hasAnswered(tables, [], 'v3')).toBe(true);
  });

  test('a questionnaire of another version is not guessed at', () => {
    expect(formOf(method, survey({ form: 'enkat-9' }))).toBeUndefined();
  });
});

describe('what is sent', () => {
  const form = formOf(method, survey())!;
  const marked = markedOf(method, form);

  test('SU3 marks stand in the order of the questions, then of the items; no answer and "kan inte bedöma" are 0', () => {
    expect(marked.map((each) => [each.words.sv, each.scale.length, each.item])).toEqual([
      ['Syftet', 4, undefined], ['Moment 1', 3, 1], ['Moment 2', 3, 2],
    ]);
    expect(marksToSend({ 0: 4, 2: 'pass' }, 3)).toEqual([4, 0, 0]);
    expect(inWords(formOf(method, survey({ form: 'pmi-1' }))!)).toHaveLength(1);
  });

  test('what is half filled in comes back from the device, and anything else is nothing', () => {
    expect(readMarks('{"0":4,"2":"pass"}')).toEqual({ 0: 4, 2: 'pass' });
    for (const text of ['', '[]', '3', 'null', '{']) expect(readMarks(text)).toEqual({});
  });

  test('own answers of the day fill what is not marked yet, and nothing else', () => {
    expect(withOwn({ 1: 1 }, marked, { 1: 3, 2: 2, 9: 1 })).toEqual({ 1: 1, 2: 2 });
    expect(withOwn({ 2: 'pass' }, marked, { 2: 2 })).toEqual({ 2: 'pass' });
    expect(withOwn({}, marked, { 1: 7 })).toEqual({});
  });
});

describe('what this device scored today', () => {
  beforeEach(() => vi.useFakeTimers({ now: new Date('2026-11-24T10:00:00') }));
  afterEach(() => {
    vi.useRealTimers();
    localStorage.clear();
  });

  test('is offered today, to the same seat', () => {
    keepOwnScore('g1', 's1', 4, 2);
    keepOwnScore('g1', 's1', 5, 1);
    keepOwnScore('g1', 's1', 5, 'pass');

    expect(ownScores('g1', 's1')).toEqual({ 4: 2 });
    expect(ownScores('g1', 's2')).toEqual({});
    vi.setSystemTime(new Date('2026-11-25T10:00:00'));
    expect(ownScores('g1', 's1')).toEqual({});
  });
});

test('SU9 figures are written with a comma, and a change says its direction', () => {
  expect(meanWords(2.5)).toBe('2,50');
  expect(changeWords(0.62)).toBe('+0,62');
  expect(changeWords(-0.08)).toBe('−0,08');
  expect(changeWords(0)).toBe('0,00');
});

describe('Deltagarnas bild over the year', () => {
  const year = { ...method, occasions: ['bm1', 'bm2', 'bm3'].map((id) => ({ id })) } as unknown as Method;
  const closed = (meeting: string, form = 'enkat-1') => survey({ meeting, form, state: 'closed' });
  const outcome = (id: string, means: (number | undefined)[], change?: number) => ({
    survey: id, n: 12, percent: 80, enough: true,
    marks: means.map((mean) => ({ n: 12, ...(mean === undefined ? {} : { mean }), ...(change === undefined ? {} : { change }) })),
  });
  const meeting = (occasion: string) => ({ occasion, state: 'closed', show: 'lobby' });
  const put = (outcomes: object) =>
    fromState({
      meeting: { m1: meeting('bm1'), m2: meeting('bm2'), m3: meeting('bm3') },
      survey: { v1: closed('m1'), v2: closed('m2'), v3: closed('m3', 'pmi-1'), v4: closed('m3') },
      outcome: outcomes,
    } as unknown as Put);

  test('SU9 occasions stand in the order of the year, and the change is the last one\'s', () => {
    const series = seriesOf(put({ v4: outcome('v4', [3, 2, undefined], 0.5), v1: outcome('v1', [2.5, 1.5, 1]) }), year)!;
    expect(series.columns.map((each) => each.occasion)).toEqual(['bm1', 'bm3']);
    expect(series.rows.map((row) => [row.cells.map((cell) => cell.mean), row.change])).toEqual([
      [[2.5, 3], 0.5], [[1.5, 2], 0.5], [[1, undefined], 0.5],
    ]);
  });

  test('SU8 SU12 too few, words, and another version of the questionnaire are not in it', () => {
    expect(seriesOf(put({ v1: { survey: 'v1', n: 3, percent: 20, enough: false } }), year)).toBeUndefined();
    expect(seriesOf(put({ v3: { survey: 'v3', n: 12, percent: 80, enough: true, texts: [['a']] } }), year)).toBeUndefined();
    const versions = { ...year, questionnaires: [...(year.questionnaires ?? []), { ...year.questionnaires![0]!, id: 'enkat-2' }] };
    const tables = put({ v1: outcome('v1', [2, 2, 2]), v4: outcome('v4', [3, 3, 3]) });
    const newer = { ...tables, survey: { ...tables.survey, v4: closed('m3', 'enkat-2') } };
    expect(seriesOf(newer, versions)!.columns.map((each) => each.occasion)).toEqual(['bm3']);
  });
});
