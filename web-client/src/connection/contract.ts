// contract.ts - the shape of what travels between browser and server (protocol/ is the source; a check compares them).
//
// Rows are what one seat may see; an absent field is absent, never null or 0. Fields the server adds are ignored.

import type { Gap, Idea, Inspired, Proposal, Purpose, Saved } from './meeting_rows';
import type { AgendaItem, Meeting, MeetingMode } from './plan_rows';
import type { NotesRow, NotesSection, Presentation, PresentedWhere } from './notes_rows';
import type { Outcome, Survey, SurveyPhase } from './survey_rows';

export type * from './meeting_rows';
export type * from './notes_rows';
export type * from './plan_rows';
export type * from './survey_rows';

export type Id = string;
/** 1..scale of the checklist, or "pass": kan inte bedöma. */
export type BallotValue = number | 'pass';
export type Language = 'sv' | 'en';

export type SeatFunction = 'politiker' | 'chef' | 'nyckelperson' | 'extra' | 'observator' | 'storbild';
export type Mark = 'a' | 'b' | 'c' | 'd' | 'e' | 'm';
export type MeetingShow =
  | 'lobby' | 'score' | 'compare' | 'commit' | 'follow' | 'purpose' | 'check_in' | 'presentation' | 'roles' | 'ideas' | 'figures'
  | 'improve' | 'survey' | 'pmi' | 'closing' | 'pause';
/** For whom a part of a meeting is. */
export type For = 'all' | 'politiker' | 'chef' | 'nyckelperson';
/** Klart, på väg, kört fast, ändrat, genomförs inte. */
export type Verdict = 'done' | 'on_way' | 'stuck' | 'changed' | 'dropped';
/** `missed`: a meeting closed without a word about it. */
export type AnyVerdict = Verdict | 'missed';
export type ScoreSource = 'ballot' | 'confirmed' | 'direct' | 'paper' | 'import';

export interface You {
  seat: Id;
  organisation?: Id;
  function: SeatFunction;
  facilitator: boolean;
  key: 'room' | 'desk';
  may: string[];
  /** Surveys this seat has answered. */
  answered?: Id[];
}
export interface GroupRow {
  name: string;
  method: string;
  round?: Id;
}
export interface Organisation {
  name: string;
  kind: 'kommun' | 'region' | 'stadsdel' | 'forvaltning' | 'bolag' | 'kommunalforbund';
  code?: string;
  mark: Mark;
  mentor: boolean;
  share: { spread: boolean };
}
export interface Seat {
  organisation?: Id;
  function: SeatFunction;
  label: string;
  taken: boolean;
  who?: string;
  standIn?: boolean;
  /** Takes part at a distance today. */
  remote?: true;
}
export interface Assessment {
  organisation: Id;
  occasion: string;
  method: string;
  mode: 'confirm' | 'ballot';
  place: 'home' | 'room';
  state: 'open' | 'revealed' | 'agreed' | 'locked';
  round: number;
  /** How many items each seat has answered; seats that have answered none may be absent. Absent where another
   * organisation answers at home. */
  answered?: Record<Id, number>;
  /** Confirm mode: the id of the last agreed score of each item (keys are item numbers as text). */
  last?: Record<string, Id>;
}
export interface Ballot {
  assessment: Id;
  round: number;
  seat: Id;
  item: number;
  value: BallotValue;
  reason?: string;
}
export interface Score {
  assessment: Id;
  item: number;
  value?: number;
  state: 'agreed' | 'contested';
  comment?: string;
  next?: string;
  source: ScoreSource;
  reason?: string;
}
export interface Spread {
  assessment: Id;
  item: number;
  low: number;
  high: number;
}
export interface Figure {
  organisation: Id;
  occasion: string;
  method: string;
  sum: number;
  scored: number;
  of: number;
  max: number;
  share?: number;
  complete: boolean;
  rule: {
    name: string;
    met: 'yes' | 'no' | 'undecided';
    belowItems: number[];
    full: number;
    need: number;
    contested: number[];
    unscored: number[];
  };
  moves: Record<string, { from: string; by: number }>;
}
export interface Comparison {
  items: Record<string, { low: number; high: number; by: number; scored: number }>;
  order: number[];
  differs: number[];
}
export interface JoinRequest {
  seat: Id;
  who?: string;
  at: number;
}
export interface Card {
  seat: Id;
  until: number;
  by: Id;
  url?: string;
  used?: boolean;
}

export interface Commitment {
  organisation: Id;
  /** In its original words; `words` holds the wording now, where it has been told that it changed. */
  what: string;
  words?: string;
  who: Id;
  made: number;
  occasion?: string;
  state: 'open' | 'done' | 'dropped';
  items: number[];
  due?: string;
  evidence?: string;
  ongoing?: true;
  anchor?: string;
  /** When what had to be anchored was decided. */
  anchored?: number;
  followedBy: Id[];
  missing: ('items' | 'due' | 'evidence')[];
  paper?: true;
  verdict?: AnyVerdict;
  reason?: string;
  link?: number;
  /** Where it stands in the open meeting's follow-up. */
  followUp?: 'waiting' | 'told';
  ignored?: true;
}
/** One line of a commitment's timeline. */
export interface Account {
  commitment: Id;
  at: number;
  seat?: Id;
  occasion?: string;
  verdict: AnyVerdict;
  reason?: string;
  what?: string;
  due?: string;
  link?: number;
}

/** Every table by name, and the row it holds. */
export interface RowOf {
  you: You;
  group: GroupRow;
  organisation: Organisation;
  seat: Seat;
  meeting: Meeting;
  agenda: AgendaItem;
  assessment: Assessment;
  ballot: Ballot;
  score: Score;
  spread: Spread;
  figure: Figure;
  comparison: Comparison;
  request: JoinRequest;
  card: Card;
  commitment: Commitment;
  account: Account;
  purpose: Purpose;
  proposal: Proposal;
  gap: Gap;
  idea: Idea;
  saved: Saved;
  inspired: Inspired;
  survey: Survey;
  outcome: Outcome;
  notes: NotesRow;
  presentation: Presentation;
}
export type TableName = keyof RowOf;
export type Table<Name extends TableName> = Readonly<Record<Id, RowOf[Name]>>;
export type Tables = { readonly [Name in TableName]: Table<Name> };
export type Put = { [Name in TableName]?: Record<Id, RowOf[Name]> };
export type Drop = { [Name in TableName]?: Id[] };

/** What may be asked for, and its arguments (text lengths are checked by the server). */
export interface CommandWith {
  'ballot.cast': { assessment: Id; item: number; value: BallotValue; reason?: string };
  'ballot.reveal': { assessment: Id };
  'assessment.open': { occasion: string; organisation: Id; mode: 'confirm' | 'ballot'; place: 'home' | 'room' };
  'assessment.again': { assessment: Id };
  'score.agree': { assessment: Id; item: number; value: number; comment?: string; next?: string; reason?: string };
  'score.contest': { assessment: Id; item: number; comment?: string; next?: string; reason?: string };
  'score.enter': {
    organisation: Id;
    occasion: string;
    item: number;
    value: number;
    source: 'direct' | 'paper' | 'import';
    comment?: string;
    next?: string;
    reason?: string;
  };
  'meeting.open': { meeting: Id };
  'meeting.close': { meeting: Id; reason?: string };
  'meeting.show': { meeting: Id; show: MeetingShow; focus?: number };
  'meeting.undo': { meeting: Id; seq: number };
  'meeting.rehearse': { meeting: Id };
  'agenda.use': { meeting: Id; from: string };
  'agenda.add': { meeting: Id; phase: MeetingShow; minutes: number; title?: string; for?: For; before?: Id };
  'agenda.edit': { item: Id; title?: string; minutes?: number; skipped?: boolean; place?: number };
  'agenda.remove': { item: Id };
  'agenda.start': { item: Id };
  'agenda.extend': { meeting: Id; minutes: number };
  'agenda.pause': { meeting: Id; paused: boolean };
  'meeting.hand_over': { meeting: Id; seat: Id };
  'meeting.take_over': { meeting: Id };
  'meeting.plan': { meeting: Id; date?: string; host?: Id; mode?: MeetingMode; link?: string };
  'meeting.register': { meeting: Id; date: string };
  'meeting.guests': { meeting: Id; from: string; count: number };
  'seat.admit': { request: Id };
  'seat.turn_away': { request: Id };
  'seat.sit': { who: string; standIn: boolean; remote?: boolean };
  'card.show': { seat: Id };
  'card.revoke': { seat: Id };
  'organisation.share': { spread: boolean };
  'commitment.make': {
    organisation: Id;
    what: string;
    who: Id;
    items?: number[];
    due?: string;
    evidence?: string;
    anchor?: string;
    ongoing?: boolean;
    paper?: boolean;
    occasion?: string;
  };
  'commitment.detail': {
    commitment: Id;
    items?: number[];
    due?: string;
    evidence?: string;
    anchor?: string;
    ongoing?: boolean;
  };
  'commitment.anchor': { commitment: Id };
  'commitment.follow': { commitment: Id; follow: boolean };
  'commitment.tell': {
    commitment: Id;
    verdict: Verdict;
    reason?: string;
    what?: string;
    due?: string;
    link?: number;
    occasion?: string;
  };
  'commitment.flag': { commitment: Id; ignored: boolean };
  'purpose.set': { kinds?: string[]; words?: string };
  'focus.choose': { meeting: Id; items: number[] };
  'idea.write': { text: string; item?: number; occasion?: string };
  'idea.withdraw': { idea: Id; withdrawn: boolean };
  'idea.save': { from: string };
  'idea.keep': { entry: Id; kept: boolean };
  'idea.draft': { entry: Id; text: string };
  'survey.open': { meeting: Id; phase: SurveyPhase };
  'survey.answer': { survey: Id; marks?: number[]; texts?: string[] };
  'survey.close': { survey: Id };
  'notes.write': { meeting: Id; version: number; sections: NotesSection[] };
  'notes.approve': { meeting: Id; version: number };
  'notes.correct': { meeting: Id; text: string };
  'anchoring.present': { date: string; where: PresentedWhere; words?: string };
}
export type CommandName = keyof CommandWith;
/** One command as it travels; `id` is `instance-counter`. */
export type Command = { [Name in CommandName]: { id: string; do: Name; with: CommandWith[Name] } }[CommandName];

export interface Hello {
  group: Id;
  since: number;
  epoch?: string;
  seat?: Id;
  lang: Language;
}
/** What we tell the facilitator about this device; never logged. */
export interface OwnPresence {
  rtt?: number;
  offset?: number;
  secure?: boolean;
  width?: number;
  height?: number;
}
/** How a seat's devices are doing; `here` 0 means lost since `at` (server milliseconds). */
export interface SeatPresence {
  here: number;
  at: number;
  rtt?: number;
  offset?: number;
  secure?: boolean;
  width?: number;
  height?: number;
}
export interface Refusal {
  code: string;
  with?: Record<string, unknown>;
  text: string;
}
export interface Welcome {
  seq: number;
  epoch: string;
  now: number;
  state?: Put;
}
export interface Change {
  seq: number;
  at?: number;
  by?: Id;
  did?: string[];
  put?: Put;
  drop?: Drop;
}

export type FromClient =
  | { hello: Hello }
  | Command
  | { presence: OwnPresence }
  | { ping: number };
export type FromServer =
  | { welcome: Welcome }
  | Change
  | { done: { id: string; seq: number } }
  | { refused: Refusal & { id: string; retry: boolean } }
  | { presence: Record<Id, SeatPresence> }
  | { pong: number; now: number };
