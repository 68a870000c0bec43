import type { Address, BlockRef } from '@crossmargin/core'
import type { Client } from 'viem'
import { callViews } from '../../kit/callViews.ts'
import type { Deployment } from '../../kit/deployment.ts'
import type { View, ViewResults } from '../../kit/view.ts'
import type { AaveRow, AaveRows, AaveWrite } from '../aaveTables.ts'
import { requiredAnswer, toView } from '../aaveViews.ts'
import { reserveQuestion } from '../index/observeAave.ts'
import { positionOf } from '../index/positionOf.ts'
import { stableTokenIn, stableTokensOf } from './stableTokens.ts'

/** Whose rows, and the deployment's rows at the block. */
export type SeedAaveOwnersParameters = {
  readonly deployment: Deployment
  readonly owners: readonly Address[]
  readonly at: BlockRef
  readonly rows: AaveRows
}

/** What owners are asked about: the listed reserves, and the stable debt tokens they have had. */
type Asked = {
  readonly pool: Address
  readonly reserves: readonly AaveRow<'reserve'>[]
  readonly stableTokens: ReadonlyMap<Address, readonly Address[]>
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
  const asked: Asked = { pool, reserves, stableTokens: stableTokensOf(rows, pool) }
  const views = [
    ...[...asked.stableTokens.keys()].map((asset) => toView(reserveQuestion(pool, asset))),
    ...owners.flatMap((owner) => ownerViews(owner, asked)),
  ]
  const results = await callViews(client, { views, at })
  return owners.flatMap((owner) => {
    const category = requiredAnswer(results, ownerQuestions(owner, asked).category)
    return [
      ...categoryWrites(rows, { owner, category_id: Number(category) }),
      ...readPositionRows(owner, { ...asked, results }).flatMap((row) => positionWrites(rows, row)),
    ]
  })
}

function ownerViews(owner: Address, asked: Asked): readonly View[] {
  const { flags, category } = ownerQuestions(owner, asked)
  return [
    toView(flags),
    toView(category),
    ...asked.reserves.flatMap(({ asset, a_token, debt_token }) => [
      toView(scaledQuestion(a_token, owner)),
      toView(scaledQuestion(debt_token, owner)),
      ...(asked.stableTokens.get(asset) ?? []).flatMap((token) => {
        const { principal, rate, updated } = stableQuestions(token, owner)
        return [toView(principal), toView(rate), toView(updated)]
      }),
    ]),
  ]
}

function readPositionRows(
  owner: Address,
  asked: Asked & { readonly results: ViewResults },
): readonly AaveRow<'position'>[] {
  const { reserves, results } = asked
  const { data: flags } = requiredAnswer(results, ownerQuestions(owner, asked).flags)
  return reserves.map(({ asset, reserve_id, a_token, debt_token }) => ({
    owner,
    asset,
    scaled_supply: requiredAnswer(results, scaledQuestion(a_token, owner)),
    scaled_debt: requiredAnswer(results, scaledQuestion(debt_token, owner)),
    // Two bits a reserve: debt, then collateral.
    is_collateral: ((flags >> BigInt(2 * reserve_id + 1)) & 1n) === 1n,
    ...readStableDebt({ owner, asset }, asked),
  }))
}

/** A stable debt's columns; of the token that the reserve has now, where it was listed again. */
function readStableDebt(
  { owner, asset }: { readonly owner: Address; readonly asset: Address },
  { pool, stableTokens, results }: Asked & { readonly results: ViewResults },
): Pick<
  AaveRow<'position'>,
  'stable_principal_raw' | 'stable_rate_ray' | 'stable_updated_seconds'
> {
  const token = stableTokens.has(asset)
    ? stableTokenIn(requiredAnswer(results, reserveQuestion(pool, asset)))
    : undefined
  if (token === undefined)
    return { stable_principal_raw: 0n, stable_rate_ray: 0n, stable_updated_seconds: 0 }
  const { principal, rate, updated } = stableQuestions(token, owner)
  return {
    stable_principal_raw: requiredAnswer(results, principal),
    stable_rate_ray: requiredAnswer(results, rate),
    stable_updated_seconds: requiredAnswer(results, updated),
  }
}

function ownerQuestions(owner: Address, { pool: to }: Pick<Asked, 'pool'>) {
  const args = [owner] as const
  return {
    flags: { to, name: 'getUserConfiguration', args },
    category: { to, name: 'getUserEMode', args },
  } as const
}

function scaledQuestion(to: Address, owner: Address) {
  return { to, name: 'scaledBalanceOf', args: [owner] } as const
}

function stableQuestions(to: Address, owner: Address) {
  const args = [owner] as const
  return {
    principal: { to, name: 'principalBalanceOf', args },
    rate: { to, name: 'getUserStableRate', args },
    updated: { to, name: 'getUserLastUpdated', args },
  } as const
}

function categoryWrites(rows: AaveRows, row: AaveRow<'account'>): readonly AaveWrite[] {
  const { owner, category_id } = row
  const known = rows.get('account', { owner })?.category_id ?? 0
  return known === category_id ? [] : [{ table: 'account', row }]
}

function positionWrites(rows: AaveRows, row: AaveRow<'position'>): readonly AaveWrite[] {
  const known = positionOf(rows, row)
  const columns = Object.keys(row) as (keyof typeof row)[]
  const isSame = columns.every((column) => known[column] === row[column])
  return isSame ? [] : [{ table: 'position', row }]
}
