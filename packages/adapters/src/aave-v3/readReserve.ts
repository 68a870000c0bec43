import { type Address, type BlockRef, toAssetId } from '@crossmargin/core'
import type { ViewResults } from '../kit/view.ts'
import type { AaveReserve } from './aaveState.ts'
import { answerTo, requiredAnswer } from './aaveViews.ts'
import { symbolOf } from './index/aaveFacts.ts'
import { treasuryShare } from './interest/accrual.ts'
import { stableDebt } from './interest/stableDebt.ts'
import { reserveConfiguration } from './reserveConfiguration.ts'

/**
 * Reads one reserve out of what the pool and its tokens answered.
 *
 * @throws AaveViewError when a view that every pool has did not answer.
 */
export function readReserve(
  asset: Address,
  parameters: {
    readonly roots: { readonly pool: Address; readonly revision: number | null }
    readonly answers: ViewResults
    readonly balances: ViewResults
    readonly at: BlockRef
  },
): AaveReserve {
  const { roots, answers, balances, at } = parameters
  const { pool: to, revision } = roots
  const args = [asset] as const
  const data = requiredAnswer(answers, { to, name: 'getReserveData', args })
  const aToken = data.aTokenAddress.toLowerCase() as Address
  const debtToken = data.variableDebtTokenAddress.toLowerCase() as Address
  const scaledDebt = requiredAnswer(balances, { to: debtToken, name: 'scaledTotalSupply' })
  const liquidityIndexRay = requiredAnswer(answers, {
    to,
    name: 'getReserveNormalizedIncome',
    args,
  })
  // The view lets the debt index run while nobody owes; the pool's next touch does not.
  const debtIndexRay =
    scaledDebt === 0n
      ? data.variableBorrowIndex
      : requiredAnswer(answers, { to, name: 'getReserveNormalizedVariableDebt', args })
  const { decimals, reserveFactorBps, ...configuration } = reserveConfiguration(
    data.configuration.data,
  )
  const stable = stableSupply(data, { balances, at, revision: revision ?? 0 })
  const treasuryPendingScaled = treasuryShare({
    revision: revision ?? 0,
    scaledDebt,
    fromIndexRay: data.variableBorrowIndex,
    toIndexRay: debtIndexRay,
    reserveFactorBps,
    liquidityIndexRay,
    stableAccruedRaw: stable.accruedRaw,
  })
  return {
    address: asset,
    asset: {
      id: toAssetId({ chainId: at.chainId, address: asset }),
      symbol: symbolOf(answers, asset),
      decimals,
    },
    id: data.id,
    aToken,
    debtToken,
    ...configuration,
    graceUntilSeconds: answerTo(answers, { to, name: 'getLiquidationGracePeriod', args }) ?? 0,
    isolationDebt: data.isolationModeTotalDebt,
    liquidityIndexRay,
    debtIndexRay,
    scaledSupply: requiredAnswer(balances, { to: aToken, name: 'scaledTotalSupply' }),
    scaledDebt,
    stableDebtRaw: stable.totalRaw,
    treasuryScaled: data.accruedToTreasury + treasuryPendingScaled,
    treasuryPendingScaled,
    deficitRaw: answerTo(answers, { to, name: 'getReserveDeficit', args }) ?? 0n,
  }
}

/** All stable debts of a reserve, and what they accrued since the reserve was last touched. */
function stableSupply(
  data: { readonly stableDebtTokenAddress: Address; readonly lastUpdateTimestamp: number },
  parameters: {
    readonly balances: ViewResults
    readonly at: BlockRef
    readonly revision: number
  },
): { readonly totalRaw: bigint; readonly accruedRaw: bigint } {
  const { balances, revision } = parameters
  const to = data.stableDebtTokenAddress.toLowerCase() as Address
  const answer = answerTo(balances, { to, name: 'getSupplyData' })
  if (answer === undefined) return { totalRaw: 0n, accruedRaw: 0n }
  const [principal, totalRaw, rate, updated] = answer
  const subject = {
    stable_principal_raw: principal,
    stable_rate_ray: rate,
    stable_updated_seconds: updated,
  }
  const before = stableDebt(subject, { revision, atSeconds: data.lastUpdateTimestamp })
  return { totalRaw, accruedRaw: totalRaw - before }
}
