// paraglide.config.js - how the messages become functions; used by scripts/compile_messages.js.
// The language is decided by src/shell/language.svelte.ts, so that changing it repaints without a reload.
/** @type {import('@inlang/paraglide-js').CompilerOptions} */
export const paraglide = {
  project: './project.inlang',
  outdir: './src/paraglide',
  strategy: ['globalVariable', 'baseLocale'],
  outputStructure: 'message-modules',
  emitTsDeclarations: true,
  emitGitIgnore: false,
  emitReadme: false,
  emitPrettierIgnore: false,
};
