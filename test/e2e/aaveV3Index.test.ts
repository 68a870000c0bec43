import { aaveV3, type Deployment } from '@crossmargin/adapters'
import type { Address, MarginAccountKey } from '@crossmargin/core'
import { bootWorld, type World, type WorldChain } from '@crossmargin/world'
import { erc20Abi } from 'viem'
import { readContract } from 'viem/actions'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type IndexedBlock, indexInMemory } from './indexInMemory.ts'

let world: World

beforeAll(async () => {
  world = await bootWorld()
}, 120_000)

afterAll(() => world.close())

async function headOf({ client }: WorldChain): Promise<number> {
  return Number(await client.request({ method: 'eth_blockNumber' }))
}

async function discover({ client, chainId, deployments }: WorldChain): Promise<Deployment> {
  const { root, startBlock } = deployments.find(({ venue }) => venue === 'aave-v3') as {
    root: Address
    startBlock: number
  }
  return aaveV3.discover(client, { chainId, root, startBlock })
}

/** Compares the two routes, and both with the contract, for every account known at a block. */
async function compare(
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

test('default: index, read and contract agree at every block of both chains', async () => {
  for (const chain of world.chains) {
    const deployment = await discover(chain)
    let [blocks, compared] = [0, 0]
    await indexInMemory(chain.client, {
      adapter: aaveV3,
      deployment,
      toNumber: await headOf(chain),
      isChecked: () => true,
      onBlock: async (block) => {
        blocks += 1
        compared += await compare(chain, { deployment, block })
      },
    })
    console.info(chain.name, { blocks, compared, ...chain.counts })
    expect(blocks).toBeGreaterThan(100)
    expect(compared).toBeGreaterThan(1_000)
  }
}, 300_000)

test('behavior: holdings are what the tokens say', async () => {
  const chain = world.chains[0] as WorldChain
  const deployment = await discover(chain)
  const toNumber = await headOf(chain)
  const { at, accounts } = await indexInMemory(chain.client, {
    adapter: aaveV3,
    deployment,
    toNumber,
    isChecked: () => false,
  })
  const owners = accounts.map(({ owner }: MarginAccountKey) => owner)
  for (const { snapshot } of await aaveV3.read(chain.client, { deployment, owners, at })) {
    const balanceOf = (address: Address): Promise<bigint> =>
      readContract(chain.client, {
        address,
        abi: erc20Abi,
        functionName: 'balanceOf',
        args: [snapshot.key.owner],
        blockNumber: BigInt(at.number),
      })
    for (const { asset, aToken, debtToken } of snapshot.state.reserves) {
      const supplied = snapshot.collaterals.find((holding) => holding.asset.id === asset.id)
      const owed = snapshot.debts.find((holding) => holding.asset.id === asset.id)
      expect(supplied?.balanceRaw ?? 0n).toBe(await balanceOf(aToken))
      expect(owed?.balanceRaw ?? 0n).toBe(await balanceOf(debtToken))
    }
  }
}, 120_000)
