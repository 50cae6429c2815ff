// misplaced.ts - which field of the form a refusal is about, so that its words stand there. The server's words say what
// is wrong; here is only where, and when that cannot be told they stand by the button. Pure.

import type { Refusal } from '../connection/contract';
import { type GroupDraft, meant } from './group_draft';

/** A field's name in the form: "name", "method", "organisations", "organisation.1.code", "mentor.name", "occasion.bm1.date". */
export function placeOf(refusal: Refusal, draft: GroupDraft): string {
  const rows = meant(draft);
  const organisation = (wrong: (index: number) => boolean, field: string) => {
    const index = rows.findIndex((_, place) => wrong(place));
    const row = rows[index];
    return row ? `organisation.${draft.organisations.indexOf(row)}.${field}` : undefined;
  };
  const name = (index: number) => rows[index]?.name.trim() ?? '';
  const code = (text: string) => text.trim() !== '' && !/^\d{4}$/.test(text.trim());
  switch (refusal.code) {
    case 'name_needed':
      if (draft.name.trim() === '') return 'name';
      return organisation((index) => name(index) === '', 'name') ?? (draft.hasMentor ? 'mentor.name' : 'form');
    case 'name_taken':
      return organisation((index) => rows.findIndex((each) => each.name.trim() === name(index)) < index, 'name') ?? 'mentor.name';
    case 'bad_code':
      return (
        organisation((index) => code(rows[index]?.code ?? ''), 'code') ??
        (draft.hasMentor && code(draft.mentor.code) ? 'mentor.code' : undefined) ??
        organisation((index) => rows[index]?.kind === 'kommun' && rows[index]?.code.trim() === '', 'code') ??
        (draft.hasMentor ? 'mentor.code' : 'form')
      );
    case 'bad_date': {
      const wrong = draft.occasions.find(({ wanted, date }) => wanted && date !== '' && Number.isNaN(Date.parse(date)));
      return wrong ? `occasion.${wrong.occasion}.date` : 'form';
    }
    case 'group_size':
      return 'organisations';
    case 'checklist_unknown':
      return 'method';
    case 'too_long':
      return draft.name.trim().length > 120 ? 'name' : (organisation((index) => name(index).length > 120, 'name') ?? 'form');
    default:
      return 'form';
  }
}
