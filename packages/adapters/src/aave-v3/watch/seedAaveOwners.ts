import type { Address, BlockRef } from '@crossmargin/core'
import type { Client } from 'viem'
import { callViews } from '../../kit/callViews.ts'
import type { Deployment } from '../../kit/deployment.ts'
import type { AaveRow, AaveRows, AaveWrite } from '../aaveTables.ts'
import { requiredAnswer, toView } from '../aaveViews.ts'
import { positionOf } from '../index/positionOf.ts'

/** Whose rows, and the deployment's rows at the block. */
export type SeedAaveOwnersParameters = {
  readonly deployment: Deployment
  readonly owners: readonly Address[]
  readonly at: BlockRef
  readonly rows: AaveRows
}

/**
 * Reads owners' balances, collateral flags and categories as rows, in one round: the reserves and their
 * tokens are in the rows already.
 *
 * An owner who holds, owes and flags nothing gets no row unless there is one of earlier to correct.
 *
 * @throws AaveViewError when a listed token does not answer.
 */
export async function seedAaveOwners(
  client: Client,
  parameters: SeedAaveOwnersParameters,
): Promise<readonly AaveWrite[]> {
  const { deployment, at, rows } = parameters
  const pool = deployment.contracts['pool'] as Address
  const owners = parameters.owners.map((owner) => owner.toLowerCase() as Address)
  const reserves = rows.list('reserve', {}).filter((row) => row.is_listed)
  const questions = owners.map((owner) => ({
    owner,
    flags: { to: pool, name: 'getUserConfiguration', args: [owner] } as const,
    category: { to: pool, name: 'getUserEMode', args: [owner] } as const,
    balances: reserves.map((reserve) => ({
      reserve,
      supply: { to: reserve.a_token, name: 'scaledBalanceOf', args: [owner] } as const,
      debt: { to: reserve.debt_token, name: 'scaledBalanceOf', args: [owner] } as const,
    })),
  }))
  const views = questions.flatMap(({ flags, category, balances }) => [
    toView(flags),
    toView(category),
    ...balances.flatMap(({ supply, debt }) => [toView(supply), toView(debt)]),
  ])
  const results = await callViews(client, { views, at })
  return questions.flatMap(({ owner, flags, category, balances }): readonly AaveWrite[] => {
    const { data: flagBits } = requiredAnswer(results, flags)
    return [
      ...categoryWrites(rows, {
        owner,
        category_id: Number(requiredAnswer(results, category)),
      }),
      ...balances.flatMap(({ reserve, supply, debt }) =>
        positionWrites(rows, {
          owner,
          asset: reserve.asset,
          scaled_supply: requiredAnswer(results, supply),
          scaled_debt: requiredAnswer(results, debt),
          // Two bits a reserve: debt, then collateral.
          is_collateral: ((flagBits >> BigInt(2 * reserve.reserve_id + 1)) & 1n) === 1n,
        }),
      ),
    ]
  })
}

function categoryWrites(rows: AaveRows, row: AaveRow<'account'>): readonly AaveWrite[] {
  const { owner, category_id } = row
  const known = rows.get('account', { owner })?.category_id ?? 0
  return known === category_id ? [] : [{ table: 'account', row }]
}

function positionWrites(rows: AaveRows, row: AaveRow<'position'>): readonly AaveWrite[] {
  const known = positionOf(rows, row)
  const isSame =
    known.scaled_supply === row.scaled_supply &&
    known.scaled_debt === row.scaled_debt &&
    known.is_collateral === row.is_collateral
  return isSame ? [] : [{ table: 'position', row }]
}
