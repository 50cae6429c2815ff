// line_words.ts - the state of a line that is not live, in words: what the room last said stands in its way, or that we try again.
import type { ConnectionState } from '../connection/connection';
import { m } from '../paraglide/messages';

export function lineWords(line: ConnectionState, everLive: boolean): string {
  const trouble = 'trouble' in line ? line.trouble : undefined;
  if (trouble === 'not-saved') return m.trouble_not_saved();
  if (trouble === 'damaged') return m.trouble_damaged();
  return everLive ? m.reconnecting() : m.connecting();
}
