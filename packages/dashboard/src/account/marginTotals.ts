import type { Graphql } from '@crossmargin/sdk'

/** One column of the workings, added up here, beside what the server says it adds up to. */
export type MarginTotal = {
  readonly name: string
  readonly totalRaw: string
  readonly statedRaw: string
  readonly isEqual: boolean
}

/** The three columns of the workings: equity, initial slack, maintenance slack. */
export type MarginTotals = {
  readonly value: MarginTotal
  readonly initial: MarginTotal
  readonly maintenance: MarginTotal
}

type Column = 'valueRaw' | 'initialRaw' | 'maintenanceRaw'

/**
 * Adds the lines of a margin up again, exactly: the workings are believed because they re-add.
 */
export function marginTotals(
  margin: Pick<Graphql.Margin, 'lines' | 'equityRaw' | 'slackInitialRaw' | 'slackMaintenanceRaw'>,
): MarginTotals {
  const total = (name: string, column: Column, statedRaw: string): MarginTotal => {
    const sum = margin.lines.reduce((sum, line) => sum + BigInt(line[column]), 0n)
    return { name, totalRaw: String(sum), statedRaw, isEqual: sum === BigInt(statedRaw) }
  }
  return {
    value: total('Equity', 'valueRaw', margin.equityRaw),
    initial: total('Initial slack', 'initialRaw', margin.slackInitialRaw),
    maintenance: total('Maintenance slack', 'maintenanceRaw', margin.slackMaintenanceRaw),
  }
}
