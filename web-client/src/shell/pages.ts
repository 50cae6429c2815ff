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
  [/^\/utskrift\/platskort$/, () => import('../print/CardsPage.svelte')],
  [/^\/utskrift\/svarsblad$/, () => import('../print/BallotsPage.svelte')],
];

export function pageFor(path: string): Load | undefined {
  return pages.find(([pattern]) => pattern.test(path))?.[1];
}
