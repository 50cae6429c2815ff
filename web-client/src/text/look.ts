// look.ts - how the editor looks: like the other text fields of the page. Colours and lengths come from tokens.css, whose properties
// reach into the shadow root.
import { EditorView } from '@codemirror/view';

const colours = ['a', 'b', 'c', 'd', 'e', 'm'];

export const look = EditorView.theme({
  '&': { color: 'var(--color-text)', backgroundColor: 'var(--color-surface)', fontSize: 'var(--text-body)' },
  '&.cm-focused': { outline: 'none' },
  '.cm-scroller': { fontFamily: 'var(--font)', lineHeight: 'inherit' },
  '.cm-content': { caretColor: 'var(--color-text)', minHeight: 'calc(1.6 * var(--target))', padding: 'var(--space-2) 0' },
  '.cm-line': { padding: '0 var(--space-3)' },
  '.cm-placeholder': { color: 'var(--color-quiet)' },
  '.other-caret': { position: 'relative', borderInlineStart: 'var(--line) solid currentColor', marginInlineEnd: 'calc(-1 * var(--line))' },
  '.other-name': {
    position: 'absolute',
    insetBlockEnd: '100%',
    insetInlineStart: 'calc(-1 * var(--line))',
    padding: '0 var(--space-1)',
    borderRadius: 'var(--radius-1)',
    color: 'var(--color-on-action)',
    fontSize: 'var(--text-small)',
    lineHeight: '1.2',
    whiteSpace: 'nowrap',
    pointerEvents: 'none',
  },
  '.other-range': { textDecoration: 'underline', textDecorationThickness: 'var(--line-thick)' },
  ...Object.fromEntries(colours.map((name, n) => [`.other-caret.other-${n}`, { color: `var(--color-${name})` }])),
  ...Object.fromEntries(colours.map((name, n) => [`.other-${n} .other-name`, { backgroundColor: `var(--color-${name})` }])),
  ...Object.fromEntries(colours.map((name, n) => [`.other-range.other-${n}`, { textDecorationColor: `var(--color-${name})` }])),
});
