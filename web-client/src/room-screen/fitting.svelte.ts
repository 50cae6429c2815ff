// fitting.svelte.ts - what a screen that nobody scrolls has room for: whole rows of a table, whole lines of a text.
// Measures what is laid out; everything stays in the page, what does not fit is only not painted.

export class Fitting {
  #selector: string;
  #fits = $state(Number.POSITIVE_INFINITY);

  /** `selector` finds the rows in the box. */
  constructor(selector = 'tbody tr') {
    this.#selector = selector;
  }
  /** How many rows are seen whole. */
  get fits(): number {
    return this.#fits;
  }
  /** For `{@attach}` on the box around the table or list: measures whenever the box or what is in it change their size. */
  readonly watch = (box: HTMLElement): (() => void) => {
    const measure = () => {
      const bottom = box.getBoundingClientRect().bottom;
      const rows = [...box.querySelectorAll(this.#selector)];
      const scrolls = getComputedStyle(box).overflowY !== 'hidden';
      const whole = rows.filter((row) => row.getBoundingClientRect().bottom <= bottom + 1).length;
      this.#fits = scrolls ? rows.length : whole;
    };
    const observer = new ResizeObserver(measure);
    observer.observe(box);
    for (const inside of box.children) observer.observe(inside);
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
