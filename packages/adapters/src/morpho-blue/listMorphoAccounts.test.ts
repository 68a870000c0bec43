import { encodeAbiParameters, encodeEventTopics, pad, parseAbiParameters, zeroAddress } from 'viem'
import { describe, expect, test } from 'vitest'
import { listMorphoAccounts } from './listMorphoAccounts.ts'
import { morphoEventsAbi as abi } from './morphoAbi.ts'
import { createChain, deployment, marketId as id, key, owner, root } from './morphoFixtures.ts'

const other = '0x00000000000000000000000000000000000000bb'
const feeMarket = `0x${'22'.repeat(32)}` as const
const where = { blockNumber: '0x5', blockHash: id, logIndex: '0x0', address: root }
const numbers = parseAbiParameters('uint256, uint256')

const supplied = {
  ...where,
  topics: encodeEventTopics({
    abi,
    eventName: 'Supply',
    args: { id, caller: other, onBehalf: owner },
  }),
  data: encodeAbiParameters(numbers, [1n, 1n]),
}
const named = {
  ...where,
  topics: encodeEventTopics({
    abi,
    eventName: 'SetFeeRecipient',
    args: { newFeeRecipient: other },
  }),
  data: '0x',
}
const charged = {
  ...where,
  topics: encodeEventTopics({ abi, eventName: 'SetFee', args: { id: feeMarket } }),
  data: encodeAbiParameters(parseAbiParameters('uint256'), [1n]),
}

function chainOf(ownLogs: readonly object[], feeLogs: readonly object[]) {
  const filters: (readonly unknown[])[] = []
  const logs = ({ topics }: { readonly topics: readonly unknown[] }) => {
    filters.push(topics)
    return topics.length === 1 ? feeLogs : ownLogs
  }
  return { filters, client: createChain({ answer: () => undefined, logs }) }
}

describe('listMorphoAccounts', () => {
  test('default: markets in which the owner supplied or pledged', async () => {
    const { client, filters } = chainOf([supplied, supplied], [named, charged])
    const owners = [owner, owner]
    expect(await listMorphoAccounts(client, { deployment, owners, toBlock: 9 })).toEqual([key])
    expect(filters[0]?.slice(1)).toEqual([null, null, [pad(owner)]])
  })

  test('behavior: who ever received fees has every market that ever had one', async () => {
    const { client } = chainOf([], [named, charged])
    const owners = [other, zeroAddress, owner] as const
    const keys = await listMorphoAccounts(client, { deployment, owners, toBlock: 9 })
    expect(keys.map((found) => [found.owner, found.sub])).toEqual([
      [other, feeMarket],
      [zeroAddress, feeMarket],
    ])
  })

  test('behavior: many owners are asked about in several requests', async () => {
    const { client, filters } = chainOf([], [])
    const owners = Array.from({ length: 250 }, (_, index) =>
      pad(`0x${index.toString(16)}`, { size: 20 }),
    )
    expect(await listMorphoAccounts(client, { deployment, owners, toBlock: 9 })).toEqual([])
    expect(filters).toHaveLength(4)
  })
})
