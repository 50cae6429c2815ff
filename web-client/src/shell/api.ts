// api.ts - HTTP beside the socket: JSON in, JSON out, a refusal as a value with words in the user's language.

import type { Refusal } from '../connection/contract';
import { m } from '../paraglide/messages';
import { language } from './language.svelte';

export type Answer<T> = { ok: true; value: T } | { ok: false; status: number; refusal: Refusal };

/** `status` is 0 and the code `no_contact` when the server could not be reached. */
export async function ask<T>(path: string, method = 'GET', body?: unknown): Promise<Answer<T>> {
  try {
    const response = await fetch(path, {
      method,
      credentials: 'same-origin',
      cache: 'no-store',
      headers: {
        'Accept-Language': language.current,
        ...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    if (response.ok) return { ok: true, value: (text === '' ? undefined : JSON.parse(text)) as T };
    return { ok: false, status: response.status, refusal: refusalIn(text) };
  } catch {
    return { ok: false, status: 0, refusal: { code: 'no_contact', text: m.no_contact() } };
  }
}

function refusalIn(text: string): Refusal {
  try {
    const { refused } = JSON.parse(text) as { refused?: Refusal };
    if (refused?.text) return refused;
  } catch {
    // not ours: a proxy's page, say
  }
  return { code: 'unknown', text: m.not_working() };
}
