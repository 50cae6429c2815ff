// announcer.svelte.ts - words for those who listen instead of look: one polite line, spoken when it changes.

class Announcer {
  #words = $state('');
  #again = false;

  get words(): string {
    return this.#words;
  }
  say(words: string): void {
    this.#again = !this.#again;
    this.#words = this.#again ? words : `${words}\u00a0`; // the same words twice are still two announcements
  }
}
export const announcer = new Announcer();
