// memory_outbox.ts - the outbox store for a browser without IndexedDB: everything works, nothing survives a reload.

import type { CommandName, CommandWith, Refusal } from './contract';
import { type OutboxStore, type Pending, randomName, type RefusedCommand } from './outbox_store';

export class MemoryOutbox implements OutboxStore {
  #instances = new Map<string, { instance: string; counter: number }>();
  #pending: Pending[] = [];
  #refused: RefusedCommand[] = [];
  #order = 1e9; // behind whatever IndexedDB holds, should it fail half way

  async append<Name extends CommandName>(scope: string, owner: string, name: Name, args: CommandWith[Name]): Promise<Pending> {
    const key = `${scope} ${owner}`;
    const record = this.#instances.get(key) ?? { instance: randomName(), counter: 0 };
    record.counter += 1;
    this.#instances.set(key, record);
    const id = `${record.instance}-${record.counter}`;
    const command = { id, do: name, with: args, scope, instance: record.instance, order: ++this.#order } as unknown as Pending;
    this.#pending.push(command);
    return command;
  }
  async pending(scope: string): Promise<Pending[]> {
    return this.#pending.filter((command) => command.scope === scope);
  }
  async owners(): Promise<{ instance: string; owner: string }[]> {
    return [];
  }
  async adopt(): Promise<boolean> {
    return false;
  }
  async done(id: string): Promise<void> {
    this.#pending = this.#pending.filter((command) => command.id !== id);
  }
  async refuse(id: string, refusal: Refusal): Promise<RefusedCommand | undefined> {
    const command = this.#pending.find((each) => each.id === id);
    if (!command) return undefined;
    await this.done(id);
    this.#refused.push({ ...command, refusal });
    return { ...command, refusal };
  }
  async refused(scope: string): Promise<RefusedCommand[]> {
    return this.#refused.filter((command) => command.scope === scope);
  }
  async forgetRefusal(id: string): Promise<void> {
    this.#refused = this.#refused.filter((command) => command.id !== id);
  }
  async wipe(scope: string): Promise<void> {
    this.#pending = this.#pending.filter((command) => command.scope !== scope);
    this.#refused = this.#refused.filter((command) => command.scope !== scope);
  }
}
