// optimism.ts - the tables as they will look when our own unanswered commands have been accepted.
// Display only: nobody else sees it, and the server's answer replaces it. Pure.

import type { Assessment, Ballot, Commitment, Score, Tables } from './contract';
import type { Waiting } from './outbox';
import { put } from './tables';
import { withPlan } from './with_plan';

export function ballotId(assessment: string, round: number, seat: string, item: number): string {
  return `${assessment}.${round}.${seat}.${item}`;
}
export function scoreId(assessment: string, item: number): string {
  return `${assessment}.${item}`;
}
export function assessmentOf(tables: Tables, organisation: string, occasion: string): [string, Assessment] | undefined {
  return Object.entries(tables.assessment).find(([, row]) => row.organisation === organisation && row.occasion === occasion);
}

/** `tables` with each waiting ballot, score, seat, sharing, choice and word about a commitment or an idea laid over it, in the order they were made. */
export function withWaiting(tables: Tables, waiting: readonly Waiting[]): Tables {
  return waiting.reduce(lay, tables);
}

function lay(tables: Tables, command: Waiting): Tables {
  const you = tables.you['me'];
  if (!you) return tables;
  switch (command.do) {
    case 'ballot.cast': {
      const { assessment, ...cast } = command.with;
      const round = tables.assessment[assessment]?.round;
      if (round === undefined) return tables;
      const ballot: Ballot = { assessment, round, seat: you.seat, ...cast };
      return put(tables, { ballot: { [ballotId(assessment, round, you.seat, cast.item)]: ballot } });
    }
    case 'score.agree':
    case 'score.contest': {
      const row: Score = {
        ...command.with,
        state: command.do === 'score.agree' ? 'agreed' : 'contested',
        source: tables.assessment[command.with.assessment]?.mode === 'confirm' ? 'confirmed' : 'ballot',
      };
      return put(tables, { score: { [scoreId(row.assessment, row.item)]: row } });
    }
    case 'score.enter': {
      const { organisation, occasion, ...entered } = command.with;
      const assessment = assessmentOf(tables, organisation, occasion)?.[0];
      if (!assessment) return tables;
      return put(tables, { score: { [scoreId(assessment, entered.item)]: { assessment, ...entered, state: 'agreed' } } });
    }
    case 'seat.sit': {
      const seat = tables.seat[you.seat];
      if (!seat) return tables;
      const { remote: _, ...rest } = seat;
      const { remote, ...sits } = command.with;
      return put(tables, { seat: { [you.seat]: { ...rest, ...sits, taken: true, ...(remote ? { remote } : {}) } } });
    }
    case 'organisation.share': {
      const own = you.organisation;
      const row = own ? tables.organisation[own] : undefined;
      return own && row ? put(tables, { organisation: { [own]: { ...row, share: command.with } } }) : tables;
    }
    case 'commitment.tell': {
      const { commitment, verdict, reason, what, due, link } = command.with;
      const row = tables.commitment[commitment];
      if (!row) return tables;
      const told: Commitment = { ...row, verdict };
      if (reason) told.reason = reason;
      else delete told.reason;
      if (what) told.words = what;
      if (due) told.due = due;
      if (link) told.link = link;
      if (row.followUp) told.followUp = 'told';
      return put(tables, { commitment: { [commitment]: told } });
    }
    case 'commitment.follow': {
      const row = tables.commitment[command.with.commitment];
      const own = you.organisation;
      if (!row || !own) return tables;
      const others = row.followedBy.filter((id) => id !== own);
      const followedBy = command.with.follow ? [...others, own] : others;
      return put(tables, { commitment: { [command.with.commitment]: { ...row, followedBy } } });
    }
    case 'meeting.plan': {
      const row = tables.meeting[command.with.meeting];
      return row ? put(tables, { meeting: { [command.with.meeting]: withPlan(row, command.with) } }) : tables;
    }
    case 'focus.choose': {
      const row = tables.meeting[command.with.meeting];
      if (!row) return tables;
      const { focusItems: _, ...rest } = row;
      const { items } = command.with;
      return put(tables, { meeting: { [command.with.meeting]: items.length > 0 ? { ...rest, focusItems: items } : rest } });
    }
    case 'idea.withdraw': {
      const row = tables.idea[command.with.idea];
      if (!row) return tables;
      const { withdrawn: _, ...rest } = row;
      return put(tables, { idea: { [command.with.idea]: command.with.withdrawn ? { ...rest, withdrawn: true } : rest } });
    }
    case 'idea.keep': {
      const row = tables.saved[command.with.entry];
      if (!row) return tables;
      const { dropped: _, ...rest } = row;
      return put(tables, { saved: { [command.with.entry]: command.with.kept ? rest : { ...rest, dropped: true } } });
    }
    case 'idea.draft': {
      const row = tables.saved[command.with.entry];
      if (!row) return tables;
      const { draft: _, ...rest } = row;
      const { entry, text } = command.with;
      return put(tables, { saved: { [entry]: text ? { ...rest, draft: text } : rest } });
    }
    default:
      return tables;
  }
}
