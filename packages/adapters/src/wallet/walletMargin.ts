import type { AccountReading, MarginLine, VenueMargin } from '@crossmargin/core'
import { toWalletAnswer } from './walletAnswers.ts'
import { isCounted, type WalletState } from './walletState.ts'

/**
 * A wallet's margin: there is none. What is held is free, in units of the token itself, and nobody can
 * liquidate it.
 *
 *     equity = slack of opening = slack of keeping = balance
 *
 * Not counted: a balance nobody knows, a token without decimals, a vault that does not tell its worth.
 */
export function walletMargin({ snapshot }: AccountReading<WalletState>): VenueMargin {
  const { key, at, state, gaps } = snapshot
  const { asset } = state
  const lines = linesOf(state)
  const heldRaw = lines.reduce((sum, line) => sum + line.valueRaw, 0n)
  const decimals = asset.decimals === 'unknown' ? 0 : asset.decimals
  return {
    key,
    at,
    numeraire: { kind: 'asset', asset, decimals },
    collateralValueRaw: heldRaw,
    debtValueRaw: 0n,
    equityRaw: heldRaw,
    initialMarginRaw: 0n,
    maintenanceMarginRaw: 0n,
    slackInitialRaw: heldRaw,
    slackMaintenanceRaw: heldRaw,
    healthState: 'no-debt',
    lines,
    liquidation: {
      trigger: 'never: a wallet owes nothing',
      isLiquidatable: false,
      closeFactors: [],
      bonuses: [],
    },
    liquidationPrices: [],
    answer: toWalletAnswer(state),
    gaps,
  }
}

function linesOf(state: WalletState): readonly MarginLine[] {
  const { asset, balanceRaw } = state
  if (balanceRaw === 'unknown' || balanceRaw === 0n) return []
  const valueRaw = isCounted(state) ? balanceRaw : 0n
  const workings = isCounted(state)
    ? `${balanceRaw} held, nothing owed`
    : `${balanceRaw} held, not counted: what it is worth is unknown`
  return [
    {
      kind: 'collateral',
      label: `${asset.symbol} in the wallet`,
      asset,
      balanceRaw,
      valueRaw,
      initialRaw: valueRaw,
      maintenanceRaw: valueRaw,
      workings,
    },
  ]
}
