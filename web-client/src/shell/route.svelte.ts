// route.svelte.ts - which page the address asks for, and moving between pages without a reload.

class Route {
  #path = $state(location.pathname);
  #query = $state(location.search);

  constructor() {
    addEventListener('popstate', () => this.#look());
  }
  get path(): string {
    return this.#path;
  }
  get query(): URLSearchParams {
    return new URLSearchParams(this.#query);
  }
  go(address: string): void {
    history.pushState(null, '', address);
    this.#look();
    scrollTo(0, 0);
  }
  /** Changes the address without a new page in the history: takes a key out of sight. */
  replace(address: string): void {
    history.replaceState(null, '', address);
    this.#look();
  }
  #look(): void {
    this.#path = location.pathname;
    this.#query = location.search;
  }
}
export const route = new Route();
