// functions.ts - what the functions are called in the interface, and the letter each has on an axis.

import type { SeatFunction } from '../connection/contract';
import { m } from '../paraglide/messages';
import { language } from '../shell/language.svelte';

const names: Record<SeatFunction, () => string> = {
  politiker: m.function_politiker,
  chef: m.function_chef,
  nyckelperson: m.function_nyckelperson,
  extra: m.function_extra,
  observator: m.function_observator,
  storbild: m.function_storbild,
};

/** In lower case, as in running text: "politiker". */
export function functionName(of: SeatFunction): string {
  return names[of]();
}
/** The same as a heading or the start of a line: "Politiker". */
export function functionTitle(of: SeatFunction): string {
  const name = functionName(of);
  return name.charAt(0).toUpperCase() + name.slice(1);
}
/** In a row, as in running text: "politiker och chef". */
export function functionsInWords(all: readonly SeatFunction[]): string {
  return new Intl.ListFormat(language.current).format(all.map(functionName));
}
export function functionLetter(of: SeatFunction): string {
  return functionTitle(of).charAt(0);
}
