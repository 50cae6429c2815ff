// rehearsal.test.ts - what the rehearsal says of a device: reached, dropped once and back, fast, readable.

import { describe, expect, test } from 'vitest';
import { type Attempt, backWithinMs, checksOf, worst } from '../src/rehearsal/checks';

const before = { here: 1, at: 1_000 };
const attempt: Attempt = { before: { s1: before }, startedAt: 50_000 };
const outcome = (name: string, ...args: Parameters<typeof checksOf>) => checksOf(...args).find((check) => check.name === name)?.outcome;

describe('back again', () => {
  test('ME5 a device that was dropped and is here again is back, and the time it took is told', () => {
    const checks = checksOf({ here: 1, at: 51_400 }, 's1', false, 52_000, attempt);

    expect(checks.find(({ name }) => name === 'back')).toEqual({ name: 'back', outcome: 'good', ms: 1_400 });
  });

  test('a device that has not moved yet is waited for, and then missed', () => {
    expect(outcome('back', before, 's1', false, 51_000, attempt)).toBe('waiting');
    expect(outcome('back', { here: 0, at: 50_100 }, 's1', false, 50_000 + backWithinMs + 1, attempt)).toBe('bad');
  });

  test('two devices of a seat are back when both are', () => {
    const two = { before: { s1: { here: 2, at: 1_000 } }, startedAt: 50_000 };

    expect(outcome('back', { here: 1, at: 51_000 }, 's1', false, 52_000, two)).toBe('waiting');
    expect(outcome('back', { here: 2, at: 51_500 }, 's1', false, 52_000, two)).toBe('good');
  });

  test('a seat that was not here before is not asked to come back', () => {
    expect(outcome('back', { here: 1, at: 51_000 }, 's2', false, 52_000, attempt)).toBeUndefined();
  });
});

describe('measured', () => {
  test('what the device has not told is not judged', () => {
    expect(checksOf({ here: 1, at: 1 }, 's1', true, 2).map(({ name }) => name)).toEqual(['reached']);
  });

  test('a slow network and a small storbild need attention; a wrong clock is only said', () => {
    const checks = checksOf({ here: 1, at: 1, rtt: 900, offset: -200_000, width: 1024, height: 768 }, 's9', true, 2);

    expect(checks.map(({ name, outcome }) => [name, outcome])).toEqual([
      ['reached', 'good'], ['latency', 'bad'], ['clock', 'note'], ['screen', 'bad'],
    ]);
    expect(worst(checks)).toBe('bad');
  });

  test('an address without https is said, and is no fault of the device', () => {
    const checks = checksOf({ here: 1, at: 1, rtt: 20, secure: false, width: 1024, height: 768 }, 's1', false, 2);

    expect(checks.at(-1)).toEqual({ name: 'secure', outcome: 'note' });
    expect(worst(checks)).toBe('good');
  });
});
