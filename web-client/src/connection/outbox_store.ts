// outbox_store.ts - where unsent commands survive a reload: IndexedDB, or memory where there is none.
//
// An instance is a random name with its own counter; a command's id is `instance-counter`. The counter moves inside the
// same transaction that stores the command, so no two tabs can ever make the same id, whatever each believes it owns.
// Works on plain http: no Web Locks, no crypto.randomUUID, no navigator.storage.

import type { Command, CommandName, CommandWith, Refusal } from './contract';

/** A command that has not been answered; `order` is its place in this browser. */
export type Pending = Command & { order: number; scope: string; instance: string };
/** A command the server said no to, kept until the user has seen it. */
export type RefusedCommand = Pending & { refusal: Refusal };

export interface OutboxStore {
  /** Stores one command under `owner`'s instance for this scope, making the instance if `owner` has none. */
  append<Name extends CommandName>(scope: string, owner: string, name: Name, args: CommandWith[Name]): Promise<Pending>;
  /** All that waits in this scope, in order, whoever owns it. */
  pending(scope: string): Promise<Pending[]>;
  /** Instances of this scope with their owners. */
  owners(scope: string): Promise<{ instance: string; owner: string }[]>;
  /** Makes `owner` the owner of an instance, if `from` still is. */
  adopt(instance: string, from: string, owner: string): Promise<boolean>;
  done(id: string): Promise<void>;
  /** Moves a command to the refused; undefined if it is not waiting here (another tab has had its answer). */
  refuse(id: string, refusal: Refusal): Promise<RefusedCommand | undefined>;
  refused(scope: string): Promise<RefusedCommand[]>;
  forgetRefusal(id: string): Promise<void>;
  /** Forgets all of this scope: a borrowed tablet is handed back. */
  wipe(scope: string): Promise<void>;
}

const letters = 'abcdefghijklmnopqrstuvwxyz0123456789';

/** 12 random characters of [a-z0-9], about 61 bits. */
export function randomName(): string {
  const name: string[] = [];
  while (name.length < 12)
    for (const byte of crypto.getRandomValues(new Uint8Array(24)))
      if (byte < 252 && name.length < 12) name.push(letters.charAt(byte % 36)); // 252 = 7 × 36: no letter is favoured
  return name.join('');
}

interface InstanceRecord {
  instance: string;
  scope: string;
  owner: string;
  counter: number;
}
type Stores = 'instance' | 'pending' | 'refused';

export class IndexedDbOutbox implements OutboxStore {
  #name: string;
  #opening: Promise<IDBDatabase> | undefined;

  constructor(name = 'jamsides-outbox') {
    this.#name = name;
  }

  append<Name extends CommandName>(scope: string, owner: string, name: Name, args: CommandWith[Name]): Promise<Pending> {
    return this.#within(['instance', 'pending'], async (stores) => {
      const mine = (await all<InstanceRecord>(stores.instance.index('scope').getAll(scope))).find((i) => i.owner === owner);
      const record = mine ?? { instance: randomName(), scope, owner, counter: 0 };
      record.counter += 1;
      stores.instance.put(record);
      const command = { id: `${record.instance}-${record.counter}`, do: name, with: args, scope, instance: record.instance };
      const order = await answer(stores.pending.add(command));
      return { ...command, order } as unknown as Pending;
    });
  }
  pending(scope: string): Promise<Pending[]> {
    return this.#within(['pending'], (stores) => all<Pending>(stores.pending.index('scope').getAll(scope)));
  }
  owners(scope: string): Promise<{ instance: string; owner: string }[]> {
    return this.#within(['instance'], (stores) => all<InstanceRecord>(stores.instance.index('scope').getAll(scope)));
  }
  adopt(instance: string, from: string, owner: string): Promise<boolean> {
    return this.#within(['instance'], async (stores) => {
      const record = (await answer(stores.instance.get(instance))) as InstanceRecord | undefined;
      if (record?.owner !== from) return false;
      stores.instance.put({ ...record, owner });
      return true;
    });
  }
  done(id: string): Promise<void> {
    return this.#within(['pending'], async (stores) => {
      const key = await answer(stores.pending.index('id').getKey(id));
      if (key !== undefined) stores.pending.delete(key);
    });
  }
  refuse(id: string, refusal: Refusal): Promise<RefusedCommand | undefined> {
    return this.#within(['pending', 'refused'], async (stores) => {
      const command = (await answer(stores.pending.index('id').get(id))) as Pending | undefined;
      if (!command) return undefined;
      stores.pending.delete(command.order);
      stores.refused.put({ ...command, refusal });
      return { ...command, refusal };
    });
  }
  refused(scope: string): Promise<RefusedCommand[]> {
    return this.#within(['refused'], (stores) => all<RefusedCommand>(stores.refused.index('scope').getAll(scope)));
  }
  forgetRefusal(id: string): Promise<void> {
    return this.#within(['refused'], async (stores) => void (await answer(stores.refused.delete(id))));
  }
  wipe(scope: string): Promise<void> {
    return this.#within(['instance', 'pending', 'refused'], async (stores) => {
      for (const store of Object.values(stores))
        for (const key of await answer(store.index('scope').getAllKeys(scope))) store.delete(key);
    });
  }

  /** Runs `work` in one read-write transaction and answers when it is on disk. */
  async #within<T, Name extends Stores>(names: Name[], work: (stores: Record<Name, IDBObjectStore>) => Promise<T>): Promise<T> {
    const database = await this.#database();
    const transaction = database.transaction(names, 'readwrite', { durability: 'strict' });
    const finished = new Promise<void>((resolve, reject) => {
      transaction.oncomplete = () => resolve();
      transaction.onabort = transaction.onerror = () => reject(transaction.error ?? new Error('IndexedDB gave up'));
    });
    finished.catch(() => undefined); // reported below, or by what `work` itself threw
    const stores = Object.fromEntries(names.map((name) => [name, transaction.objectStore(name)])) as Record<Name, IDBObjectStore>;
    const result = await work(stores);
    await finished;
    return result;
  }

  #database(): Promise<IDBDatabase> {
    this.#opening ??= new Promise<IDBDatabase>((resolve, reject) => {
      const request = indexedDB.open(this.#name, 1);
      request.onupgradeneeded = () => {
        const database = request.result;
        database.createObjectStore('instance', { keyPath: 'instance' }).createIndex('scope', 'scope');
        const pending = database.createObjectStore('pending', { keyPath: 'order', autoIncrement: true });
        pending.createIndex('scope', 'scope');
        pending.createIndex('id', 'id', { unique: true });
        database.createObjectStore('refused', { keyPath: 'id' }).createIndex('scope', 'scope');
      };
      request.onsuccess = () => {
        const database = request.result;
        const closed = () => (this.#opening = undefined); // cleared by the user: the next call makes it anew
        database.onclose = closed;
        database.onversionchange = () => (closed(), database.close());
        resolve(database);
      };
      request.onerror = () => reject(request.error ?? new Error('IndexedDB refused'));
    }).catch((fault: unknown) => {
      this.#opening = undefined;
      throw fault;
    });
    return this.#opening;
  }
}

function answer<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error ?? new Error('IndexedDB request failed'));
  });
}
function all<T>(request: IDBRequest<unknown[]>): Promise<T[]> {
  return answer(request) as Promise<T[]>;
}
