// text_link.ts - what an editor needs of the connection to write a text together with others (SPEC.md, TX).

/** A change set as ChangeSet.toJSON writes it; only the editor looks inside. */
export type Changes = unknown;

/** One step of the text, the next version; our own come back like everybody's. */
export interface TextUpdate {
  client: string;
  changes: Changes;
}

/** A text as somebody comes to it. */
export interface OpenedText {
  document: string;
  version: number;
}

/** Where somebody else is in the text, in units of the document at the version all have; never stored. */
export interface OtherCursor {
  client: string;
  name: string;
  anchor: number;
  head: number;
}

/** taken: it is in, its updates came before this answer. later: no answer, it may be in or not; sent again once there is contact.
 *  anew: what we know is no longer known there, the text must be opened anew. full: the text would be too long. */
export type Pushed = 'taken' | 'later' | 'anew' | 'full';

export interface TextLink {
  push(version: number, client: string, changes: readonly Changes[]): Promise<Pushed>;
  /** Tells of updates in order; `version` is the one before the first. Ends with what it returns. */
  onUpdates(listener: (version: number, updates: readonly TextUpdate[]) => void): () => void;
  /** Tells of contact after there was none, once what was missed has been told. */
  onContact(listener: () => void): () => void;
  cursor(anchor: number, head: number): void;
  onCursors(listener: (cursors: readonly OtherCursor[]) => void): () => void;
}
