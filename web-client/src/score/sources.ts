// sources.ts - how a joint score came that nobody voted about. Words only.

import type { ScoreSource } from '../connection/contract';
import { m } from '../paraglide/messages';

export type TypedSource = Exclude<ScoreSource, 'ballot' | 'confirmed'>;

/** "från papper"; the middle of a sentence. */
export function sourceName(source: TypedSource): string {
  return { direct: m.typed_direct, paper: m.typed_paper, import: m.typed_import }[source]();
}
