// fitting.svelte.ts - what a screen that nobody scrolls has room for: whole rows of a table, whole lines of a text.
// Measures what is laid out; everything stays in the page, what does not fit is only not painted.

export class Fitting {
  #fits = $state(Number.POSITIVE_INFINITY);

  /** How many rows are seen whole. */
  get fits(): number {
    return this.#fits;
  }
  /** For `{@attach}` on the box around the table: measures whenever box or table change their size. */
  readonly watch = (box: HTMLElement): (() => void) => {
    const measure = () => {
      const bottom = box.getBoundingClientRect().bottom;
      const rows = [...box.querySelectorAll('tbody tr')];
      const scrolls = getComputedStyle(box).overflowY !== 'hidden';
      const whole = rows.filter((row) => row.getBoundingClientRect().bottom <= bottom + 1).length;
      this.#fits = scrolls ? rows.length : whole;
    };
    const observer = new ResizeObserver(measure);
    observer.observe(box);
    const table = box.querySelector('table');
    if (table) observer.observe(table);
    return () => observer.disconnect();
  };
}

const mostLines = 9;

/** For `{@attach}` on a card: its `.text` paragraphs get as many whole lines as there is room for, the first the most.
 *  `_texts` is read so that new words are measured anew. */
export function wholeLines(..._texts: (string | undefined)[]): (card: HTMLElement) => () => void {
  return (card) => {
    const measure = () => {
      const texts = [...card.querySelectorAll<HTMLElement>('.text')];
      for (let lines = mostLines; lines > 0; lines -= 1) {
        texts.forEach((text, index) => text.style.setProperty('-webkit-line-clamp', String(Math.max(1, lines - 2 * index))));
        if (card.scrollHeight <= card.clientHeight) break;
      }
    };
    const observer = new ResizeObserver(measure);
    observer.observe(card);
    measure();
    return () => observer.disconnect();
  };
}
