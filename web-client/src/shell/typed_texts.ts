// typed_texts.ts - what somebody wrote by hand inside a command, so that it can be shown again if it is not accepted. Pure.

import type { Waiting } from '../connection/outbox';

export function typedTexts(command: Waiting): string[] {
  const args = command.with as Record<string, unknown>;
  const many = Array.isArray(args['texts']) ? (args['texts'] as unknown[]) : [];
  return [...['comment', 'next', 'reason', 'who'].map((field) => args[field]), ...many].flatMap((text) => {
    return typeof text === 'string' && text.trim() !== '' ? [text] : [];
  });
}
