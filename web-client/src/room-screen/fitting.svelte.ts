// fitting.svelte.ts - how many rows of a table a screen that nobody scrolls has room for. Measures what is laid out;
// the rows stay in the page, those that do not fit are only not painted.

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
