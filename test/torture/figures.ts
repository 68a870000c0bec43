import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** What one part of the torture came to, in the words of a table. */
export type Figures = Readonly<Record<string, string | number>>

/** Keeps figures for whoever started the suite, in the folder named by the environment. */
export function saveFigures(part: string, figures: Figures): void {
  const folder = process.env['CROSSMARGIN_TORTURE_FIGURES']
  if (folder === undefined) return
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(folder, `${part}.json`), JSON.stringify(figures))
}

/** Writes all kept figures as one text for people. */
export function readFigures(folder: string): string {
  return readdirSync(folder)
    .sort()
    .map((file) => {
      const figures = JSON.parse(readFileSync(join(folder, file), 'utf8')) as Figures
      const lines = Object.entries(figures).map(([name, figure]) => `  ${name.padEnd(52)}${figure}`)
      return `${file.replace('.json', '')}\n${lines.join('\n')}\n`
    })
    .join('\n')
}
