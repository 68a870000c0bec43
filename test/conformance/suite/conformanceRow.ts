import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Stage } from './stage.ts'

/** One line of the table of venues. */
export type ConformanceRow = {
  readonly venue: string
  readonly contracts: 'real' | 'stand-in'
  readonly accounts: number
  readonly blocks: number
  readonly transactions: number
  readonly compared: number
  readonly differences: number
  readonly changes: string
  readonly liquidations: string
  readonly reasons: readonly string[]
}

/** Sums up what a stage saw. */
export function toConformanceRow(name: string, { scene, tally }: Stage): ConformanceRow {
  return {
    venue: name,
    contracts: scene.contracts,
    accounts: tally.accounts.size,
    blocks: tally.blocks,
    transactions: tally.transactions,
    compared: tally.compared,
    differences: tally.differences,
    changes: `${tally.accepted} / ${tally.refused}`,
    liquidations: `${tally.liquidationsForetold} / ${tally.liquidationsMade}`,
    reasons: [...tally.reasons].sort(),
  }
}

/** Keeps a row for whoever started the suite, in the folder named by the environment. */
export function saveConformanceRow(row: ConformanceRow): void {
  const folder = process.env['CROSSMARGIN_CONFORMANCE_ROWS']
  if (folder === undefined) return
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(folder, `${row.venue.replace(/\W+/g, '-')}.json`), JSON.stringify(row))
}

const columns: readonly (readonly [title: string, of: (row: ConformanceRow) => string])[] = [
  ['venue', ({ venue }) => venue],
  ['contracts', ({ contracts }) => contracts],
  ['accounts', ({ accounts }) => String(accounts)],
  ['blocks', ({ blocks }) => String(blocks)],
  ['transactions', ({ transactions }) => String(transactions)],
  ['values compared', ({ compared }) => String(compared)],
  ['differences', ({ differences }) => String(differences)],
  ['changes made / refused', ({ changes }) => changes],
  ['liquidations foretold / made', ({ liquidations }) => liquidations],
]

/** Writes rows as a table for people. */
export function conformanceTable(rows: readonly ConformanceRow[]): string {
  const cells = [
    columns.map(([title]) => title),
    ...rows.map((row) => columns.map(([, of]) => of(row))),
  ]
  const widths = columns.map((_, place) =>
    Math.max(...cells.map((line) => (line[place] ?? '').length)),
  )
  return cells
    .map((line) =>
      line
        .map((cell, place) => cell.padEnd(widths[place] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n')
}
