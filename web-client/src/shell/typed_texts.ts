// typed_texts.ts - what somebody wrote by hand inside a command, so that it can be shown again if it is not accepted. Pure.

import type { Waiting } from '../connection/outbox';

const fields = ['comment', 'next', 'reason', 'who', 'text', 'words'];

export function typedTexts(command: Waiting): string[] {
  const args = command.with as Record<string, unknown>;
  const many = Array.isArray(args['texts']) ? (args['texts'] as unknown[]) : [];
  const sections = 'sections' in command.with ? command.with.sections.map(({ title, text }) => `${title}\n${text}`) : [];
  return [...fields.map((field) => args[field]), ...many, ...sections].flatMap((text) => {
    return typeof text === 'string' && text.trim() !== '' ? [text] : [];
  });
}
