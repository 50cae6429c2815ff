// room.mjs - what the Node baselines share: the next change of a room, as long as ours, and the durable log.

/// The change a command leads to: {room, id, row, text}. Its text is 150-200 bytes; it carries the command's id, which
/// is the sender's acknowledgement.
export function change(room, { id, do: did, with: values }) {
  const row = { seq: ++room.seq, at: Date.now(), id, did: [did], put: { organisation: { o1: { name: "Almnäs", mentor: false, share: values } } } };
  return { room, id, row, text: JSON.stringify(row) };
}

/// A log in SQLite: append only, one row per change, one transaction per batch, on the disk before append() returns.
export async function openLog(file) {
  const { DatabaseSync } = await import("node:sqlite");
  const db = new DatabaseSync(file);
  db.exec(`PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;
    CREATE TABLE event (place INTEGER PRIMARY KEY, room TEXT NOT NULL, seq INTEGER NOT NULL, id TEXT NOT NULL, body TEXT NOT NULL,
      UNIQUE (room, seq)) STRICT`);
  const insert = db.prepare("INSERT INTO event (room, seq, id, body) VALUES (?, ?, ?, ?)");
  const begin = db.prepare("BEGIN IMMEDIATE"), commit = db.prepare("COMMIT");
  return {
    append(batch) {
      begin.run();
      for (const { room, id, row, text } of batch) insert.run(room.name, row.seq, id, text);
      commit.run();
    },
  };
}
