// outbox.ts - every command on its way to the server: stored first, then sent in order, kept until answered.
//
// In: commands from the page, answers from the line.  Out: sends, and a call whenever what waits has changed.
// One outbox per page and scope (group and seat). Tabs never share an instance; a closed tab's commands are adopted
// by whoever asks "is its owner still here?" on a BroadcastChannel and hears nothing. Two tabs adopting the same
// command only means that the server hears the same id twice, and answers the same.

import type { Command, CommandName, CommandWith, Refusal } from './contract';
import { MemoryOutbox } from './memory_outbox';
import { type OutboxStore, type Pending, randomName, type RefusedCommand } from './outbox_store';

export const maxInFlight = 64;
const listenForOwnersMs = 400;
const tryAgainMs = 1_000;

/** A command as the page shows it; without an id until it is stored. */
export type Waiting = { [Name in CommandName]: { do: Name; with: CommandWith[Name]; id?: string } }[CommandName];

type Talk = { ask: string } | { here: string } | { bye: string };

export class Outbox {
  readonly scope: string;
  #owner = randomName();
  #store: OutboxStore;
  #spare = new MemoryOutbox();
  #spareIds = new Set<string>();
  #send: (command: Command) => boolean;
  #changed: () => void;
  #channel: BroadcastChannel | undefined;
  #heard = new Set<string>();
  #mine: Pending[] = [];
  #unstored: Waiting[] = [];
  #refused: RefusedCommand[] = [];
  #inFlight = new Set<string>();
  #owned = new Set<string>(); // instances that are ours
  #foreign = new Set<string>(); // instances another tab may still own: shown, not sent
  #writing: Promise<unknown> = Promise.resolve();
  #ended = false;
  #retryTimer: ReturnType<typeof setTimeout> | undefined;

  /**
   * scope  group and seat: a vote belongs to a seat, so one seat's commands never go out under another's name.
   * send   answers false while the line is down; the command then waits for `flush`.
   */
  constructor(scope: string, store: OutboxStore, send: (command: Command) => boolean, changed: () => void) {
    this.scope = scope;
    this.#store = store;
    this.#send = send;
    this.#changed = changed;
    if (typeof BroadcastChannel !== 'undefined') {
      this.#channel = new BroadcastChannel('jamsides-outbox');
      this.#channel.onmessage = (event: MessageEvent<Talk>) => this.#talk(event.data);
      globalThis.addEventListener?.('pagehide', this.#bye);
    }
  }

  get waiting(): readonly Waiting[] {
    return [...this.#mine, ...this.#unstored];
  }
  get refused(): readonly RefusedCommand[] {
    return this.#refused;
  }

  /** Reads what an earlier page left behind and takes over what nobody owns; call once, and again when live. */
  async load(): Promise<void> {
    try {
      this.#refused = await this.#store.refused(this.scope);
      this.#keep(await this.#store.pending(this.scope)); // shown at once, sent when it is known to be ours
      const others = (await this.#store.owners(this.scope)).filter((each) => each.owner !== this.#owner);
      if (others.length > 0) await this.#adopt(others);
    } catch {
      // No IndexedDB: the spare in memory serves; nothing has been left behind that we could read.
    }
    this.flush();
  }

  /** Stores, then sends. Settles when the command is stored; the answer comes through `done` or `refuse`. */
  do<Name extends CommandName>(name: Name, args: CommandWith[Name]): Promise<void> {
    const shown = { do: name, with: args } as unknown as Waiting;
    this.#unstored = [...this.#unstored, shown];
    this.#changed();
    const stored = this.#writing.then(async () => {
      const command = await this.#append(name, args);
      this.#unstored = this.#unstored.filter((each) => each !== shown);
      this.#mine = [...this.#mine.filter((each) => each.id !== command.id), command];
      this.#changed();
      this.flush();
    });
    this.#writing = stored;
    return stored;
  }

  /**
   * Sends what is not in flight, oldest first, at most 64 unanswered, and nothing 64 numbers past the oldest unanswered one of
   * its instance: the server remembers 64 (EX3), and one told to try again would come back too old. Call when the line is live.
   */
  flush(): void {
    if (this.#ended) return;
    const oldest = new Map<string, number>();
    for (const command of this.#mine) {
      if (this.#inFlight.size >= maxInFlight) return;
      if (this.#foreign.has(command.instance)) continue;
      const number = Number(command.id.slice(command.instance.length + 1));
      if (!oldest.has(command.instance)) oldest.set(command.instance, number);
      if (number - oldest.get(command.instance)! >= maxInFlight || this.#inFlight.has(command.id)) continue;
      if (!this.#send({ id: command.id, do: command.do, with: command.with } as Command)) return;
      this.#inFlight.add(command.id);
    }
  }

  /** The line broke: whatever was in flight is sent again, with the same ids, when it is back. */
  lineLost(): void {
    clearTimeout(this.#retryTimer);
    this.#inFlight.clear();
  }

  done(id: string): void {
    this.#answered(id);
    void this.#at(id).done(id).catch(() => undefined); // sent again at worst, and answered the same
    this.flush();
  }

  /** The server said no. With `retry` it asks us to try the same again in a while; otherwise the user must see it. */
  async refuse(id: string, refusal: Refusal, retry: boolean): Promise<void> {
    if (retry) {
      this.#inFlight.delete(id);
      clearTimeout(this.#retryTimer);
      this.#retryTimer = setTimeout(() => this.flush(), tryAgainMs);
      return;
    }
    const command = this.#mine.find((each) => each.id === id);
    const refused = await this.#at(id).refuse(id, refusal).catch(() => command && { ...command, refusal });
    if (refused) this.#refused = [...this.#refused, refused];
    this.#answered(id);
    this.flush();
  }

  forgetRefusal(id: string): void {
    this.#refused = this.#refused.filter((each) => each.id !== id);
    void this.#at(id).forgetRefusal(id).catch(() => undefined);
    this.#changed();
  }

  /** Forgets everything of this seat in this browser. */
  async wipe(): Promise<void> {
    this.#mine = [];
    this.#refused = [];
    this.#inFlight.clear();
    this.#changed();
    await this.#store.wipe(this.scope).catch(() => undefined);
  }

  /** The page is done with this outbox; what waits is left for the next. */
  end(): void {
    this.#ended = true;
    clearTimeout(this.#retryTimer);
    globalThis.removeEventListener?.('pagehide', this.#bye);
    this.#bye();
    this.#channel?.close();
    this.#channel = undefined;
  }

  #keep(stored: Pending[]): void {
    const spare = this.#mine.filter((command) => this.#spareIds.has(command.id));
    this.#foreign = new Set(stored.map((command) => command.instance).filter((name) => !this.#owned.has(name)));
    this.#mine = [...stored, ...spare].sort((a, b) => a.order - b.order);
    this.#changed();
  }

  async #adopt(others: { instance: string; owner: string }[]): Promise<void> {
    this.#heard.clear();
    for (const { owner } of others) this.#tell({ ask: owner });
    if (this.#channel) await new Promise((resolve) => setTimeout(resolve, listenForOwnersMs));
    for (const { instance, owner } of others)
      if (!this.#heard.has(owner) && (await this.#store.adopt(instance, owner, this.#owner))) this.#owned.add(instance);
    await this.#writing;
    const stored = await this.#store.pending(this.scope);
    this.#keep(stored.filter((command) => this.#owned.has(command.instance)));
  }

  async #append<Name extends CommandName>(name: Name, args: CommandWith[Name]): Promise<Pending> {
    try {
      const command = await this.#store.append(this.scope, this.#owner, name, args);
      this.#owned.add(command.instance);
      return command;
    } catch {
      const command = await this.#spare.append(this.scope, this.#owner, name, args);
      this.#owned.add(command.instance);
      this.#spareIds.add(command.id);
      return command;
    }
  }
  #at(id: string): OutboxStore {
    return this.#spareIds.has(id) ? this.#spare : this.#store;
  }
  #answered(id: string): void {
    this.#inFlight.delete(id);
    this.#mine = this.#mine.filter((each) => each.id !== id);
    this.#changed();
  }

  #talk(said: Talk): void {
    if ('ask' in said && said.ask === this.#owner) this.#tell({ here: this.#owner });
    else if ('here' in said) this.#heard.add(said.here);
    else if ('bye' in said && this.#mine.length === 0) void this.load();
  }
  #tell(words: Talk): void {
    this.#channel?.postMessage(words);
  }
  #bye = (): void => this.#tell({ bye: this.#owner });
}
