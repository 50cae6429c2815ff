// editing.svelte.ts - one meeting's notes while somebody writes them: begun from what the server has, kept on the device at
// every keystroke, handed over as a whole. What is typed goes only when the server has it, or its writer says so.

import type { Id, NotesSection } from '../connection/contract';
import type { Group } from '../connection/group.svelte';
import { documentPath } from '../papers/documents';
import { ask } from '../shell/api';
import { Draft } from '../shell/draft.svelte';
import { language } from '../shell/language.svelte';
import { sameWords, sendable, type Wording, wordingIn } from './notes';

export class Editing {
  #group: Group;
  #meeting: Id;
  #kept: Draft;
  #now = $state.raw<Wording>();
  #sent = $state<number>();
  /** Why it could not be fetched, in words. */
  problem = $state('');

  constructor(group: Group, meeting: Id) {
    this.#group = group;
    this.#meeting = meeting;
    this.#kept = new Draft(group.id, group.seat, `notes.${meeting}`, () => '');
  }
  /** What is being written; nothing while the editor is shut. */
  get now(): Wording | undefined {
    return this.#now;
  }
  /** Something is typed that the server did not have when it was. */
  get typed(): boolean {
    return this.#kept.unsaved;
  }
  /** On its way to the server. */
  get sending(): boolean {
    return this.#group.waiting.some((each) => each.do === 'notes.write' && each.with.meeting === this.#meeting);
  }
  /** The version there is, 0 = none. */
  get version(): number {
    return this.#group.tables.notes[this.#meeting]?.version ?? 0;
  }
  /** The server has what was handed over, and nothing has been typed since. */
  get saved(): boolean {
    const sent = this.#sent;
    if (sent === undefined || this.sending || this.version !== sent + 1) return false;
    const refused = this.#group.refused.some(
      (each) => each.do === 'notes.write' && each.with.meeting === this.#meeting && each.with.version === sent,
    );
    return !refused && this.#group.tables.notes[this.#meeting]?.seat === this.#group.seat;
  }
  /** Somebody else has written meanwhile. */
  get overtaken(): boolean {
    return this.#now !== undefined && !this.saved && !this.sending && this.version !== this.#now.version;
  }

  /** Goes on with what was typed on this device, else begins from what there is. */
  async open(): Promise<void> {
    const kept = wordingIn(this.#kept.text);
    const there = await this.#fetched(false);
    this.#sent = undefined;
    const has = kept && there && sameWords(sendable(kept.sections), there.sections); // the server has it, nobody said so here
    if (has) this.#kept.clear();
    this.#now = kept && !has ? kept : there;
  }
  /** Shuts the editor; what the server does not have stays on the device. */
  shut(): void {
    if (this.saved) this.#kept.clear();
    this.#now = undefined;
  }
  change(sections: NotesSection[]): void {
    if (!this.#now) return;
    const version = this.saved ? this.version : this.#now.version; // what follows is written from what was saved
    if (this.saved) this.#sent = undefined;
    this.#keep({ version, sections });
  }
  /** The words stand, but are written from the version there is now. */
  writeOver(): void {
    if (this.#now) this.#keep({ version: this.version, sections: this.#now.sections });
  }
  /** What is typed is thrown away for what there is now. */
  async takeTheirs(): Promise<void> {
    const there = await this.#fetched(false);
    if (!there) return;
    this.#kept.clear();
    this.#now = there;
  }
  /** Begins again from the draft, as the meeting is known now. */
  async beginAgain(): Promise<void> {
    const draft = await this.#fetched(true);
    if (draft) this.change(draft.sections);
  }
  save(): void {
    if (!this.#now) return;
    this.#sent = this.#now.version;
    void this.#group.do('notes.write', { meeting: this.#meeting, version: this.#now.version, sections: sendable(this.#now.sections) });
  }

  #keep(wording: Wording): void {
    this.#now = wording;
    this.#kept.text = JSON.stringify(wording);
  }
  async #fetched(draft: boolean): Promise<Wording | undefined> {
    const path = documentPath(this.#group.id, 'notes.json', language.current, this.#meeting);
    const answer = await ask<Wording>(draft ? `${path}&draft=1` : path);
    this.problem = answer.ok ? '' : answer.refusal.text;
    return answer.ok ? { version: answer.value.version, sections: answer.value.sections } : undefined;
  }
}
