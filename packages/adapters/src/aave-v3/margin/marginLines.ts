import {
  type AccountSnapshot,
  type Address,
  type AssetRef,
  BPS,
  type MarginLine,
} from '@crossmargin/core'
import type { AaveState } from '../aaveState.ts'
import type { AccountData } from './accountData.ts'
import type { Slacks } from './slacks.ts'

/**
 * The workings of a margin: a line for each holding, and one for what the pool's roundings are worth,
 * so that the three columns re-add to equity, initial slack and maintenance slack.
 */
export function marginLines(
  parameters: Slacks & {
    readonly data: AccountData
    readonly snapshot: AccountSnapshot<AaveState>
    readonly prices: ReadonlyMap<Address, bigint>
  },
): readonly MarginLine[] {
  const { data, snapshot, prices, slackInitialRaw, slackMaintenanceRaw } = parameters
  const worth = (address: Address, asset: AssetRef, balanceRaw: bigint): string => {
    const priceRaw = prices.get(address)
    return priceRaw === undefined || asset.decimals === 'unknown'
      ? `${balanceRaw} of ${asset.symbol}: price or decimals unknown`
      : `${balanceRaw} × ${priceRaw} / 1e${asset.decimals}`
  }
  const counted = data.collaterals.map(
    ({ reserve, balanceRaw, valueBase, ltvBps, liquidationThresholdBps }): MarginLine => ({
      kind: 'collateral',
      label: `${reserve.asset.symbol} collateral`,
      asset: reserve.asset,
      balanceRaw,
      valueRaw: valueBase * BPS,
      initialRaw: valueBase * ltvBps,
      maintenanceRaw: valueBase * liquidationThresholdBps,
      workings: `${worth(reserve.address, reserve.asset, balanceRaw)} = ${valueBase} (8 decimals, down); LTV ${ltvBps} bps, threshold ${liquidationThresholdBps} bps`,
    }),
  )
  const countedIds = new Set(data.collaterals.map(({ reserve }) => reserve.asset.id))
  const uncounted = snapshot.collaterals
    .filter(({ asset }) => !countedIds.has(asset.id))
    .map(
      ({ asset, balanceRaw }): MarginLine => ({
        kind: 'collateral',
        label: `${asset.symbol} deposit`,
        asset,
        balanceRaw,
        valueRaw: 0n,
        initialRaw: 0n,
        maintenanceRaw: 0n,
        workings: `${balanceRaw}, not used as collateral: neither counted nor seized`,
      }),
    )
  const owed = data.debts.map(
    ({ reserve, balanceRaw, valueBase }): MarginLine => ({
      kind: 'debt',
      label: `${reserve.asset.symbol} debt`,
      asset: reserve.asset,
      balanceRaw,
      valueRaw: -valueBase * BPS,
      initialRaw: -valueBase * BPS,
      maintenanceRaw: -valueBase * BPS,
      workings: `−(${worth(reserve.address, reserve.asset, balanceRaw)}) = −${valueBase} (8 decimals)`,
    }),
  )
  const initialRaw = slackInitialRaw - (data.ltvSum - data.debtBase * BPS)
  const maintenanceRaw = slackMaintenanceRaw - (data.thresholdSum - data.debtBase * BPS)
  const rounding: MarginLine = {
    kind: 'rounding',
    label: 'Rounding of the pool',
    valueRaw: 0n,
    initialRaw,
    maintenanceRaw,
    workings: `average LTV ⌊${data.ltvSum} / ${data.collateralBase}⌋ = ${data.ltvBps} bps of all collateral; health factor rounded as the pool rounds it`,
  }
  const isExact = initialRaw === 0n && maintenanceRaw === 0n
  return [...counted, ...uncounted, ...owed, ...(isExact ? [] : [rounding])]
}
