/** Names a configuration is looked for under, the first that exists counts. */
export const configFileNames: readonly string[] = [
  'crossmargin.config.ts',
  'crossmargin.config.js',
  'crossmargin.config.mjs',
  'crossmargin.config.json',
]
