// co_writing.ts - one editor's part in a text that several write: pushes what is typed here, one push at a time, and takes in what
// comes, one update at a time (SPEC.md, TX6, TX7, TX9). Knows no DOM: an EditorView is a page, in tests an object is.
import { collab, getClientID, getSyncedVersion, receiveUpdates, sendableUpdates, type Update } from '@codemirror/collab';
import { ChangeSet, EditorState, type Extension, Text, type Transaction } from '@codemirror/state';
import { mostSections, mostUnits, mostUpdates } from './limits';
import type { Changes, OpenedText, Pushed, TextLink, TextUpdate } from './text_link';

/** What carries the state: an EditorView, or a test. */
export interface Page {
  readonly state: EditorState;
  dispatch(transaction: Transaction): void;
}

/** What a browser keeps to go on after a reload: the text all have, and what only we have. */
export interface KeptText extends OpenedText {
  client: string;
  unsent: readonly Changes[];
}

/** A client's name for itself, 20 of a-z and 0-9. */
export function drawClient(): string {
  const letters = 'abcdefghijklmnopqrstuvwxyz012345'; // 32, so that every one is as likely
  return [...crypto.getRandomValues(new Uint8Array(20))].map((byte) => letters[byte & 31]).join('');
}

/** A state that begins with `opened`, or goes on with what was kept. */
export function beginWriting(opened: OpenedText | KeptText, extensions: Extension): EditorState {
  const client = 'client' in opened ? opened.client : drawClient();
  let state = EditorState.create({
    doc: Text.of(opened.document.split('\n')),
    extensions: [collab({ startVersion: opened.version, clientID: client }), extensions],
  });
  for (const changes of 'unsent' in opened ? opened.unsent : [])
    state = state.update({ changes: ChangeSet.fromJSON(changes), filter: false }).state;
  return state;
}

export class CoWriting {
  #page: Page;
  #link: TextLink;
  #client: string;
  #synced: Text; // at the version we have
  #pushing = false;
  #held = false; // nothing is pushed until there is contact
  #stopped = false; // nor ever again
  #contacts = 0;
  #ends: (() => void)[];

  /** `page` has a state of beginWriting, `opened` what that began with. `onstop` says why nothing more is pushed: the text must
   *  be opened anew, or is full. */
  constructor(
    page: Page,
    link: TextLink,
    opened: OpenedText | KeptText,
    private readonly onstop: (why: 'anew' | 'full') => void = () => {},
  ) {
    this.#page = page;
    this.#link = link;
    this.#synced = Text.of(opened.document.split('\n'));
    this.#client = getClientID(page.state);
    this.#ends = [
      link.onUpdates((version, updates) => this.#receive(version, updates)),
      link.onContact(() => {
        this.#contacts += 1;
        this.#held = this.#stopped;
        this.#push();
      }),
    ];
    this.#push();
  }

  /** To be told after each change of the page's state. */
  changed(): void {
    this.#push();
  }

  /** How many edits have not come back yet. */
  get unsent(): number {
    return sendableUpdates(this.#page.state).length;
  }

  get kept(): KeptText {
    return {
      client: this.#client,
      document: this.#synced.toString(),
      version: getSyncedVersion(this.#page.state),
      unsent: sendableUpdates(this.#page.state).map((update) => update.changes.toJSON() as Changes),
    };
  }

  /** What we have written that nobody else has, for when the text must be opened anew. */
  get unsentTexts(): string[] {
    const all = sendableUpdates(this.#page.state);
    if (all.length === 0) return [];
    const texts: string[] = [];
    const changes = all.slice(1).reduce((set, update) => set.compose(update.changes), all[0]!.changes);
    changes.iterChanges((_fromA, _toA, _fromB, _toB, inserted) => inserted.length > 0 && texts.push(inserted.toString()));
    return texts;
  }

  close(): void {
    this.#held = this.#stopped = true;
    for (const end of this.#ends.splice(0)) end();
  }

  #receive(version: number, updates: readonly TextUpdate[]): void {
    updates.forEach(({ client, changes: json }, n) => {
      const known = getSyncedVersion(this.#page.state);
      if (version + n < known) return; // told again after contact was lost
      if (version + n > known) return this.#stop('anew'); // something is missing: never apply anyway
      const changes = ChangeSet.fromJSON(json);
      this.#page.dispatch(receiveUpdates(this.#page.state, [{ changes, clientID: client }]));
      this.#synced = changes.apply(this.#synced);
    });
  }

  #push(): void {
    const updates = this.#held || this.#pushing ? [] : fitting(sendableUpdates(this.#page.state));
    if (updates.length === 0) return;
    this.#pushing = true;
    const changes = updates.map((update) => update.changes.toJSON() as Changes);
    const contacts = this.#contacts;
    void this.#link.push(getSyncedVersion(this.#page.state), this.#client, changes).then((pushed) => this.#answered(pushed, contacts));
  }

  #answered(pushed: Pushed, contacts: number): void {
    this.#pushing = false;
    if (pushed === 'anew' || pushed === 'full') return this.#stop(pushed);
    if (pushed === 'later' && contacts === this.#contacts) this.#held = true; // else there has been contact since
    this.#push();
  }

  #stop(why: 'anew' | 'full'): void {
    if (this.#stopped) return;
    this.#held = this.#stopped = true;
    this.onstop(why);
  }
}

/** As many of the first updates as one push may carry, one at least. */
function fitting(updates: readonly Update[]): readonly Update[] {
  let units = 0;
  let sections = 0;
  const end = updates.findIndex(({ changes }, n) => {
    changes.iterChanges((_fromA, _toA, fromB, toB) => (units += toB - fromB), true);
    sections += (changes.toJSON() as unknown[]).length;
    return n > 0 && (n >= mostUpdates || units > mostUnits || sections > mostSections);
  });
  return end < 0 ? updates : updates.slice(0, end);
}
