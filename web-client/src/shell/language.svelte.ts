// language.svelte.ts - Swedish or English, chosen by the user, remembered on the device. Changing it repaints at once:
// every message asks here, and what it reads is reactive.

import type { Language } from '../connection/contract';
import { overwriteGetLocale } from '../paraglide/runtime';
import { recall, remember } from './memory';

class ChosenLanguage {
  #current = $state<Language>(recall('language') === 'en' ? 'en' : 'sv');

  get current(): Language {
    return this.#current;
  }
  choose(language: Language): void {
    this.#current = language;
    remember('language', language);
    document.documentElement.lang = language;
  }
}

export const language = new ChosenLanguage();
overwriteGetLocale(() => language.current);
document.documentElement.lang = language.current;
