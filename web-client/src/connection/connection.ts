// connection.ts - keeps one WebSocket to one group alive: hello, resume, pings, backoff, close codes.
//
// In: frames from the server.  Out: calls to its listener, in the order the frames came, and the state of the line.
// Knows nothing of tables, commands' meaning or Svelte. Browsers hide protocol pings and throttle hidden pages, so it
// pings by itself, calls the line dead only when a ping goes unanswered, and tries at once when the page comes back.

import { ServerClock } from './clock';
import { afterClose, type StopReason, type Trouble, waitBefore } from './closing';
import type { Change, FromClient, FromServer, Hello, OwnPresence, Refusal, SeatPresence, Welcome } from './contract';

export const subprotocol = 'jamsides.v1';
const pingEveryMs = 15_000;
const answerWithinMs = 10_000;
/** When the page has just come back we want to know sooner whether the line survived. */
const answerWithinAfterReturnMs = 3_000;
const openWithinMs = 15_000;

export type ConnectionState =
  | { is: 'connecting'; attempt: number; trouble?: Trouble | undefined }
  | { is: 'live' }
  | { is: 'waiting'; attempt: number; trouble?: Trouble | undefined }
  | { is: 'stopped'; reason: StopReason };

export interface ConnectionListener {
  onstate(state: ConnectionState): void;
  onwelcome(welcome: Welcome): void;
  onchange(change: Change): void;
  ondone(done: { id: string; seq: number }): void;
  onrefused(refused: Refusal & { id: string; retry: boolean }): void;
  onpresence(seats: Record<string, SeatPresence>): void;
}

/** The part of a WebSocket we use; tests hand in one that holds frames back. */
export interface Socket {
  readonly readyState: number;
  send(text: string): void;
  close(code?: number): void;
  onopen: (() => void) | null;
  onmessage: ((event: { data: unknown }) => void) | null;
  onclose: ((event: { code: number }) => void) | null;
}
export type OpenSocket = () => Socket;

export function openBrowserSocket(): Socket {
  const url = new URL('/ws', location.href);
  url.protocol = url.protocol === 'https:' ? 'wss:' : 'ws:';
  return new WebSocket(url, subprotocol) as unknown as Socket;
}

export class GroupConnection {
  readonly clock = new ServerClock();
  #who: () => Pick<Hello, 'group' | 'seat' | 'lang'>;
  #listener: ConnectionListener;
  #open: OpenSocket;
  #chance: () => number;
  #state: ConnectionState = { is: 'waiting', attempt: 0 };
  #socket: Socket | undefined;
  #seq = 0;
  #epoch: string | undefined;
  #attempt = 0;
  #trouble: Trouble | undefined; // as last said, until the line is live
  #retryTimer: ReturnType<typeof setTimeout> | undefined;
  #pingTimer: ReturnType<typeof setTimeout> | undefined;
  #deadTimer: ReturnType<typeof setTimeout> | undefined;
  #pingSent: { id: number; at: number } | undefined;
  #lastPing = 0;
  #presence: OwnPresence = {};

  constructor(
    who: () => Pick<Hello, 'group' | 'seat' | 'lang'>,
    listener: ConnectionListener,
    open: OpenSocket = openBrowserSocket,
    chance: () => number = Math.random,
  ) {
    this.#who = who;
    this.#listener = listener;
    this.#open = open;
    this.#chance = chance;
  }

  get state(): ConnectionState {
    return this.#state;
  }

  start(): void {
    window.addEventListener('online', this.#returned);
    window.addEventListener('pageshow', this.#returned);
    document.addEventListener('visibilitychange', this.#returned);
    this.#connect();
  }

  /** Ends for good; nothing more is reported. */
  end(): void {
    window.removeEventListener('online', this.#returned);
    window.removeEventListener('pageshow', this.#returned);
    document.removeEventListener('visibilitychange', this.#returned);
    this.#abandon();
  }

  /** Sends now if the line is live; otherwise nothing happens and false is returned. */
  send(message: FromClient): boolean {
    if (this.#state.is !== 'live' || !this.#socket) return false;
    this.#socket.send(JSON.stringify(message));
    return true;
  }

  /** What the facilitator may see of this device; goes with the next ping, or at once if live. */
  report(presence: OwnPresence): void {
    this.#presence = { ...this.#presence, ...presence };
    this.send({ presence: this.#presence });
  }

  /** Drops the line and says hello again, for instance in another language. Keeps its place in the log. */
  again(): void {
    if (this.#state.is === 'stopped') return;
    this.#attempt = 0;
    this.#connect();
  }

  #returned = (): void => {
    if (document.visibilityState === 'hidden') return;
    if (this.#state.is === 'live') this.#ping(answerWithinAfterReturnMs);
    else if (this.#state.is === 'waiting') this.#connect();
  };

  #connect(): void {
    this.#abandon();
    this.#become({ is: 'connecting', attempt: this.#attempt, trouble: this.#trouble });
    const socket = this.#open();
    this.#socket = socket;
    this.#deadTimer = setTimeout(() => this.#lost(socket, 1006), openWithinMs);
    socket.onopen = () => {
      const hello: Hello = { ...this.#who(), since: this.#epoch ? this.#seq : 0 };
      if (this.#epoch) hello.epoch = this.#epoch;
      socket.send(JSON.stringify({ hello }));
    };
    socket.onmessage = (event) => {
      if (socket === this.#socket) this.#received(String(event.data), socket);
    };
    socket.onclose = (event) => this.#lost(socket, event.code);
  }

  #received(text: string, socket: Socket): void {
    const frame = JSON.parse(text) as FromServer;
    if ('welcome' in frame) {
      clearTimeout(this.#deadTimer);
      this.#attempt = 0;
      this.#epoch = frame.welcome.epoch;
      if (frame.welcome.state) this.#seq = frame.welcome.seq; // without state, what was missed follows frame by frame
      this.clock.guess(frame.welcome.now);
      this.#listener.onwelcome(frame.welcome);
      this.#trouble = undefined;
      this.#become({ is: 'live' });
      this.#ping();
    } else if ('pong' in frame) this.#answered(frame.pong, frame.now);
    else if ('done' in frame) this.#listener.ondone(frame.done);
    else if ('refused' in frame) this.#listener.onrefused(frame.refused);
    else if ('presence' in frame) this.#listener.onpresence(frame.presence);
    else if ('seq' in frame) {
      if (frame.seq !== this.#seq + 1) return this.#startOver(socket); // SQ1 broken: only a fresh copy is safe
      this.#seq = frame.seq;
      this.#listener.onchange(frame);
    }
  }

  #startOver(socket: Socket): void {
    this.#epoch = undefined;
    this.#lost(socket, 1006);
  }

  #ping(within = answerWithinMs): void {
    clearTimeout(this.#pingTimer);
    const socket = this.#socket;
    if (!socket) return;
    this.#pingSent = { id: ++this.#lastPing, at: Date.now() };
    this.send({ ping: this.#lastPing });
    clearTimeout(this.#deadTimer);
    this.#deadTimer = setTimeout(() => this.#lost(socket, 1006), within);
  }

  #answered(id: number, now: number): void {
    if (this.#pingSent?.id !== id) return;
    clearTimeout(this.#deadTimer);
    this.clock.sample(this.#pingSent.at, Date.now(), now);
    this.#pingSent = undefined;
    const best = this.clock.best;
    if (best) this.report({ rtt: within(0, best.rtt, 600_000), offset: within(-2e9, best.offset, 2e9) });
    this.#pingTimer = setTimeout(() => this.#ping(), pingEveryMs);
  }

  #lost(socket: Socket, code: number): void {
    if (socket !== this.#socket) return;
    this.#abandon();
    const after = afterClose(code);
    if ('stop' in after) return this.#become({ is: 'stopped', reason: after.stop });
    const wait = waitBefore(this.#attempt, after.retry, this.#chance());
    this.#attempt += 1;
    this.#trouble = after.trouble ?? this.#trouble;
    this.#become({ is: 'waiting', attempt: this.#attempt, trouble: this.#trouble });
    this.#retryTimer = setTimeout(() => this.#connect(), wait);
  }

  /** Lets go of the socket without listening for its end: a dead line may take minutes to close. */
  #abandon(): void {
    clearTimeout(this.#retryTimer);
    clearTimeout(this.#pingTimer);
    clearTimeout(this.#deadTimer);
    this.#pingSent = undefined;
    const socket = this.#socket;
    this.#socket = undefined;
    if (!socket) return;
    socket.onopen = socket.onmessage = socket.onclose = null;
    socket.close();
  }

  #become(state: ConnectionState): void {
    this.#state = state;
    this.#listener.onstate(state);
  }
}

/** A whole number the contract has room for: a tablet whose clock is years off must not lose its line for it. */
function within(low: number, value: number, high: number): number {
  return Math.round(Math.min(high, Math.max(low, value)));
}
