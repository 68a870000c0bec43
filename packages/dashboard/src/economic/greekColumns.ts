import type { Graphql } from '@crossmargin/sdk'

/** One Greek: its heading, its unit in words, and where to read it. */
export type GreekColumn = {
  readonly name: string
  readonly unit: string
  readonly pick: (greeks: Graphql.FactorGreeks) => number
}

const columns: readonly GreekColumn[] = [
  { name: 'Delta', unit: 'per +100 %', pick: (greeks) => greeks.deltaUsd },
  { name: 'Delta', unit: 'per +1 %', pick: (greeks) => greeks.deltaPerPercentUsd },
  { name: 'Gamma', unit: 'per +100 %²', pick: (greeks) => greeks.gammaUsd },
  { name: 'Vega', unit: 'per +1.00 vol', pick: (greeks) => greeks.vegaUsd },
  { name: 'Theta', unit: 'per day', pick: (greeks) => greeks.thetaUsdPerDay },
]

/** Columns worth a place, and the names of those that are zero for every factor. */
export function greekColumns(greeks: readonly Graphql.FactorGreeks[]): {
  readonly shown: readonly GreekColumn[]
  readonly zero: readonly string[]
} {
  const isShown = (column: GreekColumn) =>
    column.name === 'Delta' || greeks.some((each) => column.pick(each) !== 0)
  return {
    shown: columns.filter(isShown),
    zero: columns.filter((column) => !isShown(column)).map((column) => column.name.toLowerCase()),
  }
}
