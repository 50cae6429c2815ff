// figure_words.ts - an organisation's figures as sentences: the sum, the share of the most possible, the rule.
// Words only, made from the server's `figure` row; no rule of the method is known here.

import type { Figure } from '../connection/contract';
import { type Method, say } from '../method/method';
import { m } from '../paraglide/messages';
import { language } from '../shell/language.svelte';

/** "24", or "24 (9 av 10 moment)" while some item has no agreed score. */
export function sumWords(figure: Figure): string {
  return figure.complete ? String(figure.sum) : m.figure_sum_partial({ sum: figure.sum, scored: figure.scored, of: figure.of });
}
/** "80 % av 30, …": only of a complete list, and with the version it belongs to. */
export function shareWords(figure: Figure, method: Method): string | undefined {
  if (figure.share === undefined) return undefined;
  const share = new Intl.NumberFormat(language.current === 'sv' ? 'sv-SE' : 'en-GB', { maximumFractionDigits: 1 }).format(figure.share);
  return m.figure_share({ share, max: figure.max, version: versionWords(figure, method) });
}
export function versionWords(figure: Figure, method: Method): string {
  return figure.method === method.id ? say(method.name) : figure.method;
}
/** The rule in sentences: what it comes to, and what that rests on. */
export function ruleWords(figure: Figure, method: Method): string[] {
  const { rule } = figure;
  const name = say(method.rule.name);
  const verdict = { yes: m.figure_rule_yes, no: m.figure_rule_no, undecided: m.figure_rule_undecided }[rule.met]({ name });
  const unspoken = rule.unscored.filter((item) => !rule.contested.includes(item));
  return [
    verdict,
    ...(unspoken.length > 0 ? [m.figure_unscored({ ...counted(unspoken), items: numbers(unspoken) })] : []),
    ...(rule.contested.length > 0 ? [m.figure_contested({ items: numbers(rule.contested) })] : []),
    rule.belowItems.length > 0
      ? m.figure_below({ ...counted(rule.belowItems), items: numbers(rule.belowItems) })
      : m.figure_none_below(),
    m.figure_full({ count: rule.full, word: capital(countWord(rule.full)), top: method.scale.length, need: countWord(rule.need) }),
  ];
}

/** "nr 6 och nr 9". */
function numbers(items: readonly number[]): string {
  const list = new Intl.ListFormat(language.current, { style: 'long', type: 'conjunction' });
  return list.format(items.map((item) => m.figure_number({ item })));
}
function counted(items: readonly number[]): { count: number; word: string } {
  return { count: items.length, word: capital(countWord(items.length)) };
}
const countWords = {
  sv: ['inga', 'en', 'två', 'tre', 'fyra', 'fem', 'sex', 'sju', 'åtta', 'nio', 'tio', 'elva', 'tolv'],
  en: ['no', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten', 'eleven', 'twelve'],
};
/** "fem"; digits above twelve. */
export function countWord(count: number): string {
  return countWords[language.current][count] ?? String(count);
}
export function capital(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}
