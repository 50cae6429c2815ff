// session.svelte.ts - from "who is this device?" to a live group: one of the device's seats, its group, its checklist.
// Every page that shows a group starts here; SessionGate.svelte shows the states that are not `here`.

import { Group } from '../connection/group.svelte';
import { LoadedMethod } from '../method/loaded_method.svelte';
import { forget } from './memory';
import { type HeldSeat, type Identity, whoAmI } from './identity';
import { language } from './language.svelte';
import { forgetPlaces } from './place.svelte';

export type SessionState =
  | { is: 'looking' }
  | { is: 'no-contact' }
  | { is: 'nobody' }
  | { is: 'choosing'; seats: HeldSeat[] }
  | { is: 'waiting'; held: HeldSeat }
  | { is: 'here'; held: HeldSeat; group: Group };

const tryAgainMs = 3_000;

export class Session {
  readonly method = new LoadedMethod();
  #which: (identity: Identity) => HeldSeat[];
  #state = $state.raw<SessionState>({ is: 'looking' });
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** `which` picks the seats this page can use, best first. */
  constructor(which: (identity: Identity) => HeldSeat[]) {
    this.#which = which;
  }
  get state(): SessionState {
    return this.#state;
  }

  async start(): Promise<void> {
    const answer = await whoAmI();
    if (!answer.ok) {
      if (answer.status === 401 || answer.status === 403) this.#state = { is: 'nobody' };
      else {
        this.#state = { is: 'no-contact' };
        this.#timer = setTimeout(() => void this.start(), tryAgainMs);
      }
      return;
    }
    const seats = this.#which(answer.value);
    const usable = seats.filter((seat) => !seat.wait);
    const [only] = usable;
    if (only && usable.length === 1) this.choose(only);
    else if (usable.length > 1) this.#state = { is: 'choosing', seats: usable };
    else if (seats[0]) this.#state = { is: 'waiting', held: seats[0] };
    else this.#state = { is: 'nobody' };
  }
  choose(held: HeldSeat): void {
    const group = new Group({ group: held.group, seat: held.seat, language: () => language.current });
    group.start();
    this.#state = { is: 'here', held, group };
  }
  /** Forgets what the seat left on a borrowed device, drafts and unsent commands too. */
  async wipe(): Promise<void> {
    if (this.#state.is !== 'here') return;
    const { held, group } = this.#state;
    forget(`draft.${held.group}.${held.seat}.`);
    forget(`sat.${held.group}.${held.seat}`);
    forgetPlaces(held.group, held.seat);
    await group.wipe();
  }
  end(): void {
    clearTimeout(this.#timer);
    this.method.end();
    if (this.#state.is === 'here') this.#state.group.end();
  }
}
