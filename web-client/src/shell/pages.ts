// pages.ts - every page by its address, each loaded when asked for, so that a tablet fetches only what it shows.

import type { Component } from 'svelte';

type Load = () => Promise<{ default: Component }>;

const pages: [RegExp, Load][] = [
  [/^\/$/, () => import('../tablet/TabletPage.svelte')],
  [/^\/hemma$/, () => import('../desk/DeskPage.svelte')],
  [/^\/anslut$/, () => import('../join/JoinPage.svelte')],
  [/^\/byt$/, () => import('../join/SwitchPage.svelte')],
  [/^\/oppna$/, () => import('../join/OpenDeskPage.svelte')],
  [/^\/jamfor$/, () => import('../compare/ComparePage.svelte')],
  [/^\/storbild$/, () => import('../room-screen/RoomScreenPage.svelte')],
  [/^\/led$/, () => import('../console/ConsolePage.svelte')],
  [/^\/admin$/, () => import('../admin/AdminPage.svelte')],
  [/^\/tillganglighet$/, () => import('../about/AccessibilityPage.svelte')],
  [/^\/personuppgifter$/, () => import('../about/PersonalDataPage.svelte')],
  [/^\/utskrift\/platskort$/, () => import('../print/CardsPage.svelte')],
  [/^\/utskrift\/svarsblad$/, () => import('../print/BallotsPage.svelte')],
];

/** Without a header and footer of the browser kind: seen from afar, or on paper. */
export const isBare = (path: string): boolean => path === '/storbild' || path.startsWith('/utskrift/');

export function pageFor(path: string): Load | undefined {
  return pages.find(([pattern]) => pattern.test(path))?.[1];
}
