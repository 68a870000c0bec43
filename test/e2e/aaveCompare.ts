import { aaveV3, type Deployment } from '@crossmargin/adapters'
import type { WorldChain } from '@crossmargin/world'
import { expect } from 'vitest'
import type { IndexedBlock } from './indexInMemory.ts'

/** Compares the two routes, and both with the contract, for every account known at a block. */
export async function compareAave(
  { client }: WorldChain,
  { deployment, block }: { readonly deployment: Deployment; readonly block: IndexedBlock },
): Promise<number> {
  const { at, rows, accounts } = block
  if (accounts.length === 0) return 0
  const owners = accounts.map(({ owner }) => owner)
  const read = await aaveV3.read(client, { deployment, owners, at })
  const byOwner = new Map(read.map((reading) => [reading.snapshot.key.owner, reading]))
  const answers = await aaveV3.readAnswers(client, { deployment, keys: accounts, at })
  for (const [index, key] of accounts.entries()) {
    const assembled = aaveV3.assemble(rows as never, { deployment, key, at })
    const { snapshot } = assembled
    const found = byOwner.get(key.owner)
    if (found === undefined) expect([snapshot.collaterals, snapshot.debts]).toStrictEqual([[], []])
    else expect(assembled).toStrictEqual(found)
    expect(aaveV3.margin(assembled).answer).toStrictEqual(answers[index])
  }
  return read.length
}
