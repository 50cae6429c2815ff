// text_size.svelte.ts - A− A+: four steps, remembered on the device; tokens.css scales everything from it.

import { recall, remember } from './memory';

const steps = 4;
const usual = 2;

class TextSize {
  #step = $state(clamp(Number(recall('text-size') ?? usual)));

  get smallest(): boolean {
    return this.#step === 1;
  }
  get largest(): boolean {
    return this.#step === steps;
  }
  smaller(): void {
    this.#choose(this.#step - 1);
  }
  larger(): void {
    this.#choose(this.#step + 1);
  }
  show(): void {
    document.documentElement.dataset['textSize'] = String(this.#step);
  }
  #choose(step: number): void {
    this.#step = clamp(step);
    remember('text-size', String(this.#step));
    this.show();
  }
}
function clamp(step: number): number {
  return Math.min(steps, Math.max(1, Number.isInteger(step) ? step : usual));
}

export const textSize = new TextSize();
textSize.show();
