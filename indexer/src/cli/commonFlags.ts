import type { ArgDef } from 'citty'

/** `--config <path>` */
export const configFlag: ArgDef = {
  type: 'string',
  valueHint: 'path',
  description: 'The configuration; without it crossmargin.config.ts, .js, .mjs or .json here',
}

/** `--json` */
export const jsonFlag: ArgDef = {
  type: 'boolean',
  description: 'Exact JSON on stdout, and nothing else there',
}
