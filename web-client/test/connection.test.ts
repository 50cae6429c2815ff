// connection.test.ts - the line to one group: hello, resume, pings, close codes, backoff.

import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { afterClose, waitBefore } from '../src/connection/closing';
import { GroupConnection, type ConnectionState } from '../src/connection/connection';
import type { Change } from '../src/connection/contract';
import { FakeNetwork } from './lib/fake_socket';

const welcome = { welcome: { seq: 7, epoch: 'e1', now: 1_000_000, state: {} } };

function aConnection() {
  const network = new FakeNetwork();
  const states: ConnectionState[] = [];
  const changes: Change[] = [];
  const connection = new GroupConnection(
    () => ({ group: 'g1', seat: 's1', lang: 'sv' }),
    {
      onstate: (state) => states.push(state),
      onwelcome: () => undefined,
      onchange: (change) => changes.push(change),
      ondone: () => undefined,
      onrefused: () => undefined,
      onpresence: () => undefined,
    },
    network.open,
    () => 1,
  );
  connection.start();
  return { connection, network, states, changes };
}

describe('connection', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  test('HS7 the first hello asks for everything, and the line is live with the welcome', () => {
    const { network, connection } = aConnection();

    network.latest.opens();
    expect(network.latest.hello).toEqual({ group: 'g1', seat: 's1', lang: 'sv', since: 0 });
    expect(connection.state.is).toBe('connecting');

    network.latest.says(welcome);
    expect(connection.state.is).toBe('live');
  });

  test('HS8 after a break it asks only for what it missed, in the same epoch', () => {
    const { network } = aConnection();
    network.latest.opens().says(welcome).says({ seq: 8 });

    network.latest.breaks();
    vi.advanceTimersByTime(1_000);

    expect(network.latest.opens().hello).toMatchObject({ since: 8, epoch: 'e1' });
  });

  test('HS8 a welcome without state does not move our place: what was missed has not come yet', () => {
    const { network, changes } = aConnection();
    network.latest.opens().says(welcome).breaks();
    vi.advanceTimersByTime(1_000);
    network.latest.opens().says({ welcome: { seq: 9, epoch: 'e1', now: 1 } });

    network.latest.says({ seq: 8, put: {} });
    network.latest.breaks();
    vi.advanceTimersByTime(2_000);

    expect(changes.map((change) => change.seq)).toEqual([8]);
    expect(network.latest.opens().hello?.since).toBe(8);
  });

  test('SQ1 a gap means a fresh copy, never applying anyway', () => {
    const { network, changes } = aConnection();
    network.latest.opens().says(welcome);

    network.latest.says({ seq: 9, put: {} });
    vi.advanceTimersByTime(1_000);

    expect(changes).toEqual([]);
    const hello = network.latest.opens().hello;
    expect(hello?.since).toBe(0);
    expect(hello?.epoch).toBeUndefined();
  });

  test('LI7 it pings every 15 seconds, and only an unanswered ping makes the line dead', () => {
    const { network, connection } = aConnection();
    network.latest.opens().says(welcome);
    const socket = network.latest;
    socket.says({ pong: 1, now: 1_000_000 });

    vi.advanceTimersByTime(15_000);
    expect(socket.pings).toEqual([1, 2]);
    expect(connection.state.is).toBe('live');

    vi.advanceTimersByTime(10_000);
    expect(connection.state.is).toBe('waiting');
    expect(socket.closed).toBe(true);
  });

  test('it measures how far the clocks are apart, and believes the quickest answer', () => {
    const { network, connection } = aConnection();
    vi.setSystemTime(50_000);
    network.latest.opens().says({ welcome: { ...welcome.welcome, now: 60_000 } });
    expect(connection.clock.now()).toBe(60_000);

    vi.advanceTimersByTime(200);
    network.latest.says({ pong: 1, now: 60_100 }); // sent at 50 000, here at 50 200
    expect(connection.clock.best).toEqual({ rtt: 200, offset: 10_000 });

    vi.advanceTimersByTime(15_000);
    vi.advanceTimersByTime(4_000);
    network.latest.says({ pong: 2, now: 70_000 });
    expect(connection.clock.best?.rtt).toBe(200);
    expect(connection.clock.now()).toBe(Date.now() + 10_000);
  });

  test('a page that comes back tries at once', () => {
    const { network } = aConnection();
    network.latest.opens().says(welcome).breaks();
    expect(network.sockets).toHaveLength(1);

    window.dispatchEvent(new Event('online'));

    expect(network.sockets).toHaveLength(2);
  });

  test('a page that comes back while live asks the line whether it still lives', () => {
    const { network, connection } = aConnection();
    network.latest.opens().says(welcome).says({ pong: 1, now: 1 });

    window.dispatchEvent(new Event('pageshow'));
    expect(network.latest.pings).toEqual([1, 2]);
    vi.advanceTimersByTime(3_000);

    expect(connection.state.is).toBe('waiting');
  });

  test.each([4400, 4401, 4403, 4409, 4410, 4413])('close code %i stops for good', (code) => {
    const { network, connection } = aConnection();
    network.latest.opens().says(welcome).breaks(code);
    vi.advanceTimersByTime(120_000);

    expect(connection.state.is).toBe('stopped');
    expect(network.sockets).toHaveLength(1);
  });

  test.each([1006, 1012, 4408, 4429, 4450, 4451])('close code %i tries again', (code) => {
    const { network } = aConnection();
    network.latest.opens().says(welcome).breaks(code);
    vi.advanceTimersByTime(6_000);

    expect(network.sockets).toHaveLength(2);
  });

  test('SQ11 SQ12 what stands in the way is said until the room is there again', () => {
    const { network, connection } = aConnection();
    network.latest.opens().says(welcome);

    network.latest.breaks(4451);
    expect(connection.state).toMatchObject({ is: 'waiting', trouble: 'not-saved' });
    vi.advanceTimersByTime(20_000);
    expect(connection.state).toMatchObject({ is: 'connecting', trouble: 'not-saved' });
    network.latest.breaks(1006);
    expect(connection.state).toMatchObject({ is: 'waiting', trouble: 'not-saved' });
    vi.advanceTimersByTime(20_000);
    network.latest.opens().says(welcome);
    expect(connection.state).toEqual({ is: 'live' });
    network.latest.breaks(4452);
    expect(connection.state).toMatchObject({ is: 'waiting', trouble: 'damaged' });
  });

  test('waits grow, are bounded, and differ between clients', () => {
    expect(waitBefore(0, 'now', 0.5)).toBeLessThan(250);
    expect(waitBefore(3, 'soon', 0)).toBe(2_000);
    expect(waitBefore(3, 'soon', 1)).toBe(4_000);
    expect(waitBefore(30, 'soon', 1)).toBe(15_000);
    expect(waitBefore(0, 'later', 0)).toBeGreaterThanOrEqual(5_000);
    expect(afterClose(4450)).toEqual({ retry: 'now' });
  });
});
