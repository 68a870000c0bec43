import type { Address } from '@crossmargin/core'
import type { AaveRows } from '../aaveTables.ts'
import type { AaveQuestion } from '../aaveViews.ts'
import { poolOf } from '../index/applyAaveEvent.ts'
import { hasRule } from '../revisionRules.ts'

/**
 * Lists the stable debt tokens of each asset, by the rows.
 *
 * One dropped and listed again has several; which of them counts is in the reserve's data.
 *
 * @returns none from 3.2, where nothing is owed at a rate of one's own.
 */
export function stableTokensOf(
  rows: AaveRows,
  pool: Address,
): ReadonlyMap<Address, readonly Address[]> {
  const tokens = new Map<Address, readonly Address[]>()
  if (hasRule(poolOf(rows, pool).revision ?? 0, 'variableDebtOnly')) return tokens
  for (const { token, asset, kind } of rows.list('token', {}))
    if (kind === 'stable-debt') tokens.set(asset, [...(tokens.get(asset) ?? []), token])
  return tokens
}

/** The stable debt token that a reserve's data name; `undefined` where there is none. */
export function stableTokenIn(data: {
  readonly stableDebtTokenAddress: Address
}): Address | undefined {
  const token = data.stableDebtTokenAddress.toLowerCase() as Address
  return /^0x0+$/.test(token) ? undefined : token
}

/** The question for all that is owed in a stable debt token. */
export function stableSupplyQuestion(to: Address): AaveQuestion<'getSupplyData'> {
  return { to, name: 'getSupplyData' }
}
