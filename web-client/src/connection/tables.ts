// tables.ts - the tables of entities by id, replaced and never changed. Pure; knows no rule of the method.

import type { Change, Drop, Put, TableName, Tables } from './contract';

export const noTables: Tables = Object.freeze({
  you: {},
  group: {},
  organisation: {},
  seat: {},
  meeting: {},
  assessment: {},
  ballot: {},
  score: {},
  spread: {},
  figure: {},
  comparison: {},
  request: {},
  card: {},
  agenda: {},
  commitment: {},
  account: {},
  purpose: {},
  proposal: {},
  gap: {},
  idea: {},
  saved: {},
  inspired: {},
  survey: {},
  outcome: {},
  notes: {},
  presentation: {},
});

const known = Object.keys(noTables) as TableName[];

/** All that a fresh welcome holds; tables this client does not know are left out. */
export function fromState(state: Put): Tables {
  return put(noTables, state);
}

/** `tables` after one change: rows dropped, then whole rows put. Untouched tables stay the same objects. */
export function receive(tables: Tables, change: Pick<Change, 'put' | 'drop'>): Tables {
  return put(drop(tables, change.drop), change.put);
}

export function put(tables: Tables, rows: Put | undefined): Tables {
  if (!rows) return tables;
  const next: Record<string, unknown> = { ...tables };
  for (const name of known) if (rows[name]) next[name] = { ...tables[name], ...rows[name] };
  return next as unknown as Tables;
}

export function drop(tables: Tables, ids: Drop | undefined): Tables {
  if (!ids) return tables;
  const next: Record<string, unknown> = { ...tables };
  for (const name of known) {
    const gone = new Set(ids[name]);
    if (gone.size > 0) next[name] = Object.fromEntries(Object.entries(tables[name]).filter(([id]) => !gone.has(id)));
  }
  return next as unknown as Tables;
}
