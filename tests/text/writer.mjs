// writer.mjs - one who writes: a real @codemirror/collab client without an editor, and the transport that SPEC.md (TX) asks for:
// one push under way at a time, every update given to receiveUpdates by itself, what is unconfirmed kept over a reload.
import { collab, getSyncedVersion, receiveUpdates, sendableUpdates } from "@codemirror/collab";
import { ChangeSet, EditorState, Text } from "@codemirror/state";

const mostInAPush = 32;

export class Writer {
  /// `send(message)` takes it to the server, or loses it.
  constructor({ clientID, document, version, send, unconfirmed = [] }) {
    this.clientID = clientID;
    this.send = send;
    this.synced = Text.of(document.split("\n")); // the document at the version we know
    this.pushing = false;
    this.state = EditorState.create({ doc: this.synced, extensions: [collab({ startVersion: version, clientID })] });
    for (const changes of unconfirmed) this.state = this.state.update({ changes: ChangeSet.fromJSON(changes) }).state;
  }

  get version() {
    return getSyncedVersion(this.state);
  }
  get unconfirmed() {
    return sendableUpdates(this.state);
  }

  type(changes) {
    this.state = this.state.update({ changes }).state;
    this.push();
  }

  push() {
    if (this.pushing || this.unconfirmed.length === 0) return;
    this.pushing = true;
    const changes = this.unconfirmed.slice(0, mostInAPush).map((update) => update.changes.toJSON());
    this.send({ push: { version: this.version, client: this.clientID, changes } });
  }

  /// An update of the document, the next after `version`, whoever made it.
  receive({ client, changes: json }) {
    const changes = ChangeSet.fromJSON(json);
    this.state = receiveUpdates(this.state, [{ clientID: client, changes }]).state;
    this.synced = changes.apply(this.synced);
  }

  /// The answer to our push; it comes behind the updates themselves.
  done() {
    this.pushing = false;
    this.push();
  }

  /// A connection again: what was under way may or may not have arrived, so it is sent once more.
  connected(send) {
    this.send = send;
    this.pushing = false;
    this.push();
  }

  /// What a browser keeps to go on after a reload, and the writer that does.
  get kept() {
    return JSON.parse(
      JSON.stringify({
        clientID: this.clientID,
        document: this.synced.toString(),
        version: this.version,
        unconfirmed: this.unconfirmed.map((update) => update.changes.toJSON()),
      }),
    );
  }

  /// Whether what is seen is what the server has, with our own on top: anything else is a text that went apart.
  get isSound() {
    return this.unconfirmed.reduce((text, update) => update.changes.apply(text), this.synced).eq(this.state.doc);
  }
}
