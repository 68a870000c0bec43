import type { AssetId, FactorId } from '@crossmargin/core'
import { compareText } from '../digest/compareText.ts'
import type { ValuedExposure } from '../factors/valueExposures.ts'

/** Net of one asset over accounts. */
export type AssetExposure = {
  readonly asset: AssetId
  readonly isPegged: boolean
  /** Whole units, long positive. */
  readonly quantity: number
  /** What one unit of a share stands for, by the first venue that says so; absent of other assets. */
  readonly rate?: number
  /** USD, long positive. */
  readonly netUsd: number
  /** USD, `long + short`, never negative. */
  readonly grossUsd: number
}

/** Net of one risk factor over accounts. */
export type FactorExposure = {
  readonly factor: FactorId
  /** `reporting`: the currency of the report itself. `unregistered`: an asset nobody reviewed. */
  readonly kind: 'reporting' | 'registered' | 'unregistered'
  /** `longUsd − shortUsd`. */
  readonly netUsd: number
  /** `longUsd + shortUsd`. */
  readonly grossUsd: number
  readonly longUsd: number
  /** Positive. */
  readonly shortUsd: number
  /** By id. */
  readonly assets: readonly AssetExposure[]
}

/**
 * Nets exposures by risk factor, and inside a factor by asset.
 *
 * What owns and what owes the same factor offsets, whichever account, venue or chain it sits in. This
 * is the economic side only: no venue sees it.
 *
 * @returns factors by name. Empty for no exposures.
 */
export function netExposures(values: readonly ValuedExposure[]): readonly FactorExposure[] {
  const groups = groupBy(values, ({ kindOfFactor, factor }) => `${factor} ${kindOfFactor}`)
  return groups.map((members) => {
    const [{ factor, kindOfFactor }] = members
    return {
      factor,
      kind: kindOfFactor,
      ...longAndShort(members),
      assets: groupBy(members, ({ asset }) => asset).map(assetExposure),
    }
  })
}

type NonEmpty = readonly [ValuedExposure, ...ValuedExposure[]]

function assetExposure(members: NonEmpty): AssetExposure {
  const [{ asset, isPegged }] = members
  const { netUsd, grossUsd } = longAndShort(members)
  const quantity = members.reduce((sum, member) => sum + member.quantity, 0)
  const rate = members.find((member) => member.rate !== undefined)?.rate
  return { asset, isPegged, quantity, ...(rate === undefined ? {} : { rate }), netUsd, grossUsd }
}

function longAndShort(
  members: NonEmpty,
): Pick<FactorExposure, 'netUsd' | 'grossUsd' | 'longUsd' | 'shortUsd'> {
  let longUsd = 0
  let shortUsd = 0
  for (const { valueUsd } of members) {
    if (valueUsd >= 0) longUsd += valueUsd
    else shortUsd -= valueUsd
  }
  return { netUsd: longUsd - shortUsd, grossUsd: longUsd + shortUsd, longUsd, shortUsd }
}

/** Groups in the order of their keys; members stay in the order given. */
function groupBy(
  values: readonly ValuedExposure[],
  keyOf: (value: ValuedExposure) => string,
): readonly NonEmpty[] {
  const groups = new Map<string, [ValuedExposure, ...ValuedExposure[]]>()
  for (const value of values) {
    const group = groups.get(keyOf(value))
    if (group === undefined) groups.set(keyOf(value), [value])
    else group.push(value)
  }
  return [...groups].sort(([a], [b]) => compareText(a, b)).map(([, group]) => group)
}
