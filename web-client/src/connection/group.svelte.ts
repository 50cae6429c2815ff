// group.svelte.ts - this browser's copy of what the server lets it see: tables of entities by id, and our own commands
// that have not been answered yet. Knows no rule of the method; `do` is the only way to change anything.

import { GroupConnection, type ConnectionState, openBrowserSocket, type OpenSocket } from './connection';
import type { CommandName, CommandWith, Id, Language, OwnPresence, SeatPresence, Tables, You } from './contract';
import { withWaiting } from './optimism';
import { Outbox, type Waiting } from './outbox';
import { IndexedDbOutbox, type OutboxStore, type RefusedCommand } from './outbox_store';
import { fromState, noTables, receive } from './tables';

export interface GroupOptions {
  group: Id;
  /** Which of this device's seats; a laptop may hold a seat and a storbild at once. */
  seat: Id;
  language: () => Language;
  store?: OutboxStore;
  openSocket?: OpenSocket;
}

export class Group {
  readonly id: Id;
  readonly seat: Id;
  #received = $state.raw<Tables>(noTables);
  #waiting = $state.raw<readonly Waiting[]>([]);
  #refused = $state.raw<readonly RefusedCommand[]>([]);
  #presence = $state.raw<Readonly<Record<Id, SeatPresence>>>({});
  #line = $state.raw<ConnectionState>({ is: 'connecting', attempt: 0 });
  #everLive = $state(false);
  #connection: GroupConnection;
  #outbox: Outbox;

  /** What may be seen now, with our own unanswered commands laid over it. */
  readonly tables = $derived(withWaiting(this.#received, this.#waiting));
  readonly you = $derived<You | undefined>(this.#received.you['me']);
  /** How many of our commands the server has not answered. */
  readonly unsent = $derived(this.#waiting.length);

  constructor(options: GroupOptions) {
    this.id = options.group;
    this.seat = options.seat;
    this.#connection = new GroupConnection(
      () => ({ group: this.id, seat: this.seat, lang: options.language() }),
      {
        onstate: (state) => {
          this.#line = state;
          if (state.is === 'live') {
            this.#everLive = true;
            void this.#outbox.load();
          } else this.#outbox.lineLost();
        },
        onwelcome: ({ state }) => {
          if (state) this.#received = fromState(state);
          this.#presence = {};
        },
        onchange: (change) => (this.#received = receive(this.#received, change)),
        ondone: ({ id }) => this.#outbox.done(id),
        onrefused: ({ id, retry, ...refusal }) => void this.#outbox.refuse(id, refusal, retry),
        onpresence: (seats) => (this.#presence = { ...this.#presence, ...seats }),
      },
      options.openSocket ?? openBrowserSocket,
    );
    this.#outbox = new Outbox(
      `${this.id}.${this.seat}`,
      options.store ?? new IndexedDbOutbox(),
      (command) => this.#connection.send(command),
      () => {
        this.#waiting = this.#outbox.waiting;
        this.#refused = this.#outbox.refused;
      },
    );
  }

  get line(): ConnectionState {
    return this.#line;
  }
  /** False until the first welcome: the tables are empty because we have not been told yet. */
  get everLive(): boolean {
    return this.#everLive;
  }
  get presence(): Readonly<Record<Id, SeatPresence>> {
    return this.#presence;
  }
  get waiting(): readonly Waiting[] {
    return this.#waiting;
  }
  get refused(): readonly RefusedCommand[] {
    return this.#refused;
  }
  /** Server time in milliseconds; not reactive: ask again on your own beat. */
  now(): number {
    return this.#connection.clock.now();
  }

  start(): void {
    void this.#outbox.load();
    this.#connection.start();
    this.#connection.report({
      secure: globalThis.isSecureContext,
      width: globalThis.innerWidth,
      height: globalThis.innerHeight,
    });
  }
  end(): void {
    this.#connection.end();
    this.#outbox.end();
  }

  /** May the server's table of permissions let us do this at all? (The moment may still be wrong.) */
  may(command: CommandName): boolean {
    return this.you?.may.includes(command) ?? false;
  }
  /** Stores the command and sends it when the line is live; settles when it is stored, never rejects. */
  do<Name extends CommandName>(name: Name, args: CommandWith[Name]): Promise<void> {
    return this.#outbox.do(name, args);
  }
  forgetRefusal(id: string): void {
    this.#outbox.forgetRefusal(id);
  }
  report(presence: OwnPresence): void {
    this.#connection.report(presence);
  }
  /** Says hello again, so that refusals come in the language now chosen. */
  speakAgain(): void {
    this.#connection.again();
  }
  /** Forgets what this seat left in this browser. */
  wipe(): Promise<void> {
    return this.#outbox.wipe();
  }
}
