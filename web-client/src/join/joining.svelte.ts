// joining.svelte.ts - the way into a room by its code: code, seat, name, wait for a tap. HTTP only; the socket comes after.

import type { Id, Mark, Refusal, SeatFunction } from '../connection/contract';
import { type Answer, ask } from '../shell/api';

export interface JoinableSeat {
  seat: Id;
  organisation?: Id;
  organisationName?: string;
  mark?: Mark;
  function: SeatFunction;
  label: string;
  taken: boolean;
}
export interface Joinable {
  group: Id;
  groupName: string;
  occasion: string;
  seats: JoinableSeat[];
}
export type JoinState =
  | { is: 'code' }
  | { is: 'seats'; room: Joinable }
  | { is: 'name'; room: Joinable; seat: JoinableSeat }
  | { is: 'asked'; room: Joinable; seat: JoinableSeat }
  | { is: 'turned-away'; room: Joinable };

const lookEveryMs = 2_000;

/** What a reload must not lose: where one has come, and the request somebody may be about to answer. */
interface Kept {
  state: JoinState;
  code: string;
  request?: { id: Id; secret: string };
}

export class Joining {
  #state = $state.raw<JoinState>({ is: 'code' });
  #refusal = $state.raw<Refusal>();
  #busy = $state(false);
  #code = '';
  #request: { id: Id; secret: string } | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** Takes up what this tab was doing before a reload. */
  resume(): void {
    const kept = keep.read();
    if (!kept) return;
    this.#code = kept.code;
    this.#request = kept.request;
    this.#state = kept.state;
    if (kept.state.is === 'asked') this.#look();
  }
  get state(): JoinState {
    return this.#state;
  }
  get refusal(): Refusal | undefined {
    return this.#refusal;
  }
  get busy(): boolean {
    return this.#busy;
  }

  async findRoom(code: string): Promise<void> {
    this.#code = code.trim();
    const answer = await this.#ask<Joinable>('/api/join', { code: this.#code });
    if (answer?.ok) this.#become({ is: 'seats', room: answer.value });
  }
  pick(seat: JoinableSeat): void {
    if (this.#state.is === 'seats') this.#become({ is: 'name', room: this.#state.room, seat });
  }
  async askFor(who: string): Promise<void> {
    if (this.#state.is !== 'name') return;
    const { room, seat } = this.#state;
    const answer = await this.#ask<{ request: Id; secret: string }>('/api/join/request', {
      code: this.#code,
      seat: seat.seat,
      who: who.trim(),
    });
    if (!answer?.ok) return;
    this.#request = { id: answer.value.request, secret: answer.value.secret };
    this.#become({ is: 'asked', room, seat });
    this.#look();
  }
  /** Back to the choice of seat; a request already made stays until somebody answers it. */
  back(): void {
    clearTimeout(this.#timer);
    this.#refusal = undefined;
    if (this.#state.is !== 'code') this.#become({ is: 'seats', room: this.#state.room });
  }
  startOver(): void {
    this.#refusal = undefined;
    this.#become({ is: 'code' });
  }
  end(): void {
    clearTimeout(this.#timer);
  }

  #become(state: JoinState): void {
    this.#state = state;
    if (state.is === 'code') keep.clear();
    else keep.write({ state, code: this.#code, ...(state.is === 'asked' && this.#request ? { request: this.#request } : {}) });
  }
  #look(): void {
    const asked = this.#state;
    const request = this.#request;
    this.#timer = setTimeout(async () => {
      if (asked.is !== 'asked' || this.#state !== asked || !request) return;
      const query = new URLSearchParams({ group: asked.room.group, request: request.id, secret: request.secret });
      const answer = await ask<{ state: 'waiting' | 'admitted' | 'turned_away' }>(`/api/join/request?${query}`);
      if (this.#state !== asked) return;
      if (answer.ok && answer.value.state === 'admitted') {
        keep.clear();
        location.assign('/');
      } else if (answer.ok && answer.value.state === 'turned_away') this.#become({ is: 'turned-away', room: asked.room });
      else if (!answer.ok && answer.status >= 400 && answer.status < 500 && answer.status !== 429) {
        this.#refusal = answer.refusal;
        this.#become({ is: 'seats', room: asked.room });
      } else this.#look();
    }, lookEveryMs);
  }
  async #ask<T>(path: string, body: unknown): Promise<Answer<T> | undefined> {
    if (this.#busy) return undefined;
    this.#busy = true;
    this.#refusal = undefined;
    const answer = await ask<T>(path, 'POST', body);
    this.#busy = false;
    if (!answer.ok) this.#refusal = answer.refusal;
    return answer;
  }
}

const keptUnder = 'jamsides.joining';
/** In this tab alone, and only as long as one is on the way in. */
const keep = {
  read(): Kept | undefined {
    try {
      return (JSON.parse(sessionStorage.getItem(keptUnder) ?? 'null') as Kept | null) ?? undefined;
    } catch {
      return undefined; // storage is off: a reload begins with the code
    }
  },
  write(kept: Kept): void {
    try {
      sessionStorage.setItem(keptUnder, JSON.stringify(kept));
    } catch {
      // as above
    }
  },
  clear(): void {
    try {
      sessionStorage.removeItem(keptUnder);
    } catch {
      // as above
    }
  },
};

export interface SeatsOfOrganisation {
  name: string;
  mark?: Mark;
  seats: JoinableSeat[];
}
/** In the order the server lists them. */
export function seatsByOrganisation(room: Joinable): SeatsOfOrganisation[] {
  const found = new Map<string, SeatsOfOrganisation>();
  for (const seat of room.seats) {
    const name = seat.organisationName ?? '';
    const known = found.get(name) ?? { name, ...(seat.mark ? { mark: seat.mark } : {}), seats: [] };
    known.seats.push(seat);
    found.set(name, known);
  }
  return [...found.values()];
}
