// limits.ts - how much one push may hold (SPEC.md, TX10); the server's numbers.

export const mostUpdates = 32;
export const mostUnits = 16_000;
export const mostSections = 1_000;
export const mostInDocument = 200_000;
