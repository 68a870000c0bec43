import type { Address, BlockRef, Hex, RowReader, RowWrite } from '@crossmargin/core'
import type { Client } from 'viem'
import { callViews } from '../../kit/callViews.ts'
import type { Deployment } from '../../kit/deployment.ts'
import { toQuery } from '../../kit/query.ts'
import { listMorphoAccounts } from '../listMorphoAccounts.ts'
import { morphoAbi as abi } from '../morphoAbi.ts'
import type { MorphoTables } from '../morphoTables.ts'
import { MorphoViewError } from './morphoViewError.ts'

/** Whose rows, and the deployment's rows at the block. */
export type SeedMorphoOwnersParameters = {
  readonly deployment: Deployment
  readonly owners: readonly Address[]
  readonly at: BlockRef
  readonly rows: RowReader<MorphoTables>
}

/**
 * Reads owners' positions as rows: one for every market an owner ever had an account in, empty or not.
 *
 * A market with an account in it counts as used, so that its price and rate are asked for.
 *
 * @throws MorphoViewError when the contract does not answer.
 */
export async function seedMorphoOwners(
  client: Client,
  parameters: SeedMorphoOwnersParameters,
): Promise<readonly RowWrite<MorphoTables>[]> {
  const { at, rows, deployment } = parameters
  const keys = await listMorphoAccounts(client, { ...parameters, toBlock: at.number })
  const positions = keys.map(({ owner, sub }) => {
    const args = [sub as Hex, owner] as const
    const query = toQuery({ address: deployment.root, abi, functionName: 'position', args })
    return { owner, market_id: sub as Hex, query }
  })
  const views = positions.map(({ query }) => query.view)
  const results = await callViews(client, { views, at })
  const written = positions.flatMap(
    ({ owner, market_id, query }): readonly RowWrite<MorphoTables>[] => {
      const answer = query.answerIn(results)
      if (answer === undefined)
        throw new MorphoViewError({ address: deployment.root, functionName: 'position' })
      const row = {
        owner,
        market_id,
        supply_shares: answer.supplyShares,
        borrow_shares: answer.borrowShares,
        collateral: answer.collateral,
      }
      const known = rows.get('position', { owner, market_id })
      const isSame =
        known?.supply_shares === row.supply_shares &&
        known.borrow_shares === row.borrow_shares &&
        known.collateral === row.collateral
      return isSame ? [] : [{ table: 'position', row }]
    },
  )
  return [...usedMarkets(rows, positions), ...written]
}

function usedMarkets(
  rows: RowReader<MorphoTables>,
  positions: readonly { readonly market_id: Hex }[],
): readonly RowWrite<MorphoTables>[] {
  return [...new Set(positions.map(({ market_id }) => market_id))].flatMap((market_id) => {
    const row = rows.get('market', { market_id })
    if (row === undefined || row.is_used) return []
    return [{ table: 'market', row: { ...row, is_used: true } } as const]
  })
}
