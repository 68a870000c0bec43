import {
  type AccountReading,
  type Address,
  type AssetRef,
  type BlockRef,
  type Gap,
  type MarginAccountKey,
  type OraclePrice,
  toMarginAccountId,
} from '@crossmargin/core'
import { type AaveReserve, type AaveState, owes } from './aaveState.ts'
import { scaledMath } from './interest/scaledMath.ts'
import { revisionStanding } from './revisionRules.ts'

/** What both routes bring: a state, and the prices the oracle gave, by asset. */
export type ToReadingParameters = {
  readonly key: MarginAccountKey
  readonly at: BlockRef
  readonly state: AaveState
  /** Raw, in the base currency's scale; assets whose price is unknown are absent. */
  readonly prices: ReadonlyMap<Address, bigint>
}

/**
 * Makes the waist of a state: the one function behind the indexed route, the read route and every
 * transition, so that equal states are equal snapshots.
 */
export function toReading(parameters: ToReadingParameters): AccountReading<AaveState> {
  const { key, at, state, prices } = parameters
  const revision = state.revision ?? 0
  const standing = revisionStanding(state.revision)
  const byAsset = new Map(state.reserves.map((reserve) => [reserve.address, reserve]))
  const held = state.positions.flatMap((position) => {
    const reserve = byAsset.get(position.asset)
    return reserve === undefined ? [] : [{ position, reserve }]
  })
  const supply = scaledMath({ revision, isDebt: false })
  const debt = scaledMath({ revision, isDebt: true })
  const snapshot = {
    key,
    at,
    state,
    collaterals: held.flatMap(({ position, reserve }) =>
      position.scaledSupply === 0n
        ? []
        : [
            {
              asset: reserve.asset,
              balanceRaw: supply.toBalance(position.scaledSupply, reserve.liquidityIndexRay),
              isCounted: position.isCollateral && standing !== 'unknown',
            },
          ],
    ),
    debts: held.flatMap(({ position, reserve }) =>
      owes(position)
        ? [
            {
              asset: reserve.asset,
              balanceRaw:
                debt.toBalance(position.scaledDebt, reserve.debtIndexRay) + position.stableDebtRaw,
            },
          ]
        : [],
    ),
    positions: [],
    gaps: gapsOf(
      parameters,
      held.map(({ reserve }) => reserve),
    ),
  }
  return { snapshot, oraclePrices: toOraclePrices(state, prices) }
}

/** The oracle's prices of listed assets, in the order of their ids. Those unknown are left out. */
export function toOraclePrices(
  state: Pick<AaveState, 'oracle'> & {
    readonly reserves: readonly {
      readonly address: Address
      readonly asset: Pick<AssetRef, 'id'>
    }[]
  },
  prices: ReadonlyMap<Address, bigint>,
): readonly OraclePrice[] {
  const { oracle, reserves } = state
  if (oracle === null) return []
  return reserves.flatMap(({ address, asset }): readonly OraclePrice[] => {
    const valueRaw = prices.get(address)
    if (valueRaw === undefined) return []
    return [{ key: address, base: asset.id, quote: 'USD', source: oracle, valueRaw, decimals: 8 }]
  })
}

function gapsOf(
  { key, state, prices }: ToReadingParameters,
  held: readonly AaveReserve[],
): readonly Gap[] {
  const { chainId, venue } = key
  const common = { chainId, venue, account: toMarginAccountId(key) }
  const standing = revisionStanding(state.revision)
  const ofPool: Gap[] = []
  if (standing === 'unproven')
    ofPool.push({
      ...common,
      kind: 'revision-unproven',
      effect: 'none',
      message: `Pool revision ${state.revision} follows rules that were read but not run; revisions 1 (v3.0.2) and 10 (v3.6) are proven.`,
    })
  const unmodelled = (message: string): Gap => ({
    ...common,
    kind: 'not-modelled',
    effect: 'account-unknown',
    message,
  })
  if (standing === 'unknown')
    ofPool.push(
      unmodelled(
        `Pool revision ${state.revision ?? 'that is not said'} is unknown: no collateral is counted, debt is kept.`,
      ),
    )
  if (state.isDoubtful)
    ofPool.push({
      ...common,
      kind: 'divergence',
      effect: 'account-unknown',
      message:
        'Balances moved while the revision of the pool was unknown; they may be off until it is indexed anew.',
    })
  if (state.baseCurrencyUnit !== 10n ** 8n)
    ofPool.push(
      unmodelled(
        `The oracle's base unit ${state.baseCurrencyUnit ?? 'is not said'}: only prices in 1e8 USD are modelled.`,
      ),
    )
  const category = state.categories.find(({ id }) => id === state.categoryId)
  if (category?.hasOwnPrice === true)
    ofPool.push(
      unmodelled(
        `eMode category ${category.id} (${category.label}) prices its assets by a source of its own, which is not modelled.`,
      ),
    )
  const ofAssets = held.flatMap(({ address, asset }): readonly Gap[] => {
    const gap = { ...common, asset: asset.id, effect: 'collateral-not-counted' } as const
    const { symbol } = asset
    if (asset.decimals === 'unknown')
      return [
        {
          ...gap,
          kind: 'decimals-unknown',
          message: `${symbol} does not say its decimals; collateral in it is not counted and debt is kept.`,
        },
      ]
    if (prices.has(address)) return []
    return [
      {
        ...gap,
        kind: 'price-missing',
        message: `The oracle gave no price of ${symbol}; collateral in it is not counted and debt is kept.`,
      },
    ]
  })
  return [...ofPool, ...ofAssets]
}
