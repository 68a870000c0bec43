import type { BlockRef, Hex, RowReader, RowWrite } from '@crossmargin/core'
import fc from 'fast-check'
import {
  createClient,
  custom,
  decodeFunctionData,
  encodeAbiParameters,
  encodeFunctionResult,
  multicall3Abi,
  pad,
  toEventSelector,
  toFunctionSelector,
  zeroAddress,
} from 'viem'
import { expect, test } from 'vitest'
import { NotTokenError } from './discoverWallet.ts'
import { walletBalances as wallet } from './walletBalances.ts'
import { toReading, type WalletState } from './walletState.ts'
import type { WalletTables } from './walletTables.ts'

const root = '0x00000000000000000000000000000000000000aa'
const owner = '0x00000000000000000000000000000000000000bb'
const other = '0x00000000000000000000000000000000000000cc'
const at: BlockRef = { chainId: 1, number: 5, hash: `0x${'ab'.repeat(32)}`, timestampSeconds: 9 }
const key = { venue: 'wallet', chainId: 1, root, owner } as const
const asset = { id: `1:${root}`, symbol: 'USDX', decimals: 6 } as const
const selector = (signature: string) => toFunctionSelector(`function ${signature}`)

/** A node that answers view calls by selector, and reverts what is not listed. */
function nodeOf(answers: { readonly [selector: Hex]: Hex }) {
  const request = async ({ method, params }: { method: string; params?: unknown }) => {
    if (method === 'eth_getBlockByNumber') return { hash: at.hash }
    const [{ data }] = params as readonly [{ readonly data: Hex }]
    const { args } = decodeFunctionData({ abi: multicall3Abi, data })
    const calls = args?.[0] as readonly { readonly callData: Hex }[]
    const result = calls.map(({ callData }) => {
      const returnData = answers[callData.slice(0, 10) as Hex]
      return { success: returnData !== undefined, returnData: returnData ?? '0x' }
    })
    return encodeFunctionResult({ abi: multicall3Abi, functionName: 'aggregate3', result })
  }
  return createClient({ transport: custom({ request } as never) })
}

const word = (value: bigint): Hex => encodeAbiParameters([{ type: 'uint256' }], [value])
const reading = (state: Partial<WalletState>) =>
  toReading({ asset, balanceRaw: 500n, ...state }, { key, at })

test('default: what is held is free, and its line says all', () => {
  const margin = wallet.margin(reading({}))
  expect(margin).toMatchObject({
    equityRaw: 500n,
    initialMarginRaw: 0n,
    slackMaintenanceRaw: 500n,
    healthState: 'no-debt',
    answer: { balanceOf: 500n },
    gaps: [],
  })
  expect(margin.lines).toMatchObject([{ valueRaw: 500n, workings: '500 held, nothing owed' }])
})

test('behavior: what cannot be counted is a gap, never a zero that looks known', () => {
  const vault = { address: root, underlying: asset, assetsPerShareRaw: 'unknown' } as const
  const cases = [
    [{ balanceRaw: 'unknown' }, 'venue-failed'],
    [{ asset: { ...asset, decimals: 'unknown' } }, 'decimals-unknown'],
    [{ vault }, 'price-missing'],
  ] as const
  for (const [state, kind] of cases) {
    const margin = wallet.margin(reading(state))
    expect(margin.gaps).toMatchObject([{ kind, effect: 'collateral-not-counted', asset: asset.id }])
    expect(margin.equityRaw).toBe(0n)
  }
})

test('behavior: a vault tells its own price of a share', () => {
  const vault = { address: root, underlying: asset, assetsPerShareRaw: 1_020_000n } as const
  expect(reading({ vault }).oraclePrices).toMatchObject([{ valueRaw: 1_020_000n, decimals: 6 }])
})

test('behavior: transfers leave the rest, refuse what is too much, and nobody pays the coin so', () => {
  const change = { kind: 'transfer', asset: root, to: other } as const
  const amounts = fc.bigInt({ min: 0n, max: 1_000n })
  fc.assert(
    fc.property(amounts, amounts, (balanceRaw, amountRaw) => {
      const after = wallet.transition(reading({ balanceRaw }), { ...change, amountRaw })
      if (amountRaw > balanceRaw)
        expect(after).toMatchObject({ kind: 'refusal', reason: 'ERC20InsufficientBalance' })
      else expect(after).toMatchObject({ state: { balanceRaw: balanceRaw - amountRaw } })
    }),
  )
  const toSelf = { ...change, to: owner, amountRaw: 'all' } as const
  expect(wallet.transition(reading({}), toSelf)).toMatchObject({ state: { balanceRaw: 500n } })
  const burned = { ...change, to: zeroAddress, amountRaw: 1n } as const
  expect(wallet.transition(reading({}), burned)).toMatchObject({ reason: 'ERC20InvalidReceiver' })
  const ofCoin = { ...change, asset: zeroAddress, amountRaw: 1n } as const
  expect(wallet.transition(reading({}), ofCoin)).toMatchObject({ reason: 'not-supported' })
  const deployment = { ...key, startBlock: 1, contracts: {} }
  expect(wallet.encode(reading({}), { deployment, change: ofCoin }).calls).toEqual([])
})

test('behavior: a transfer announces both ends once; an NFT announces nobody', () => {
  const topic = toEventSelector('Transfer(address,address,uint256)')
  const log = {
    address: root,
    data: word(7n),
    blockNumber: 5,
    blockHash: at.hash,
    logIndex: 0,
  } as const
  const topics = [topic, pad(zeroAddress), pad(owner)] as const
  const event = wallet.index.decode({ ...log, topics })
  expect(event).toEqual({ from: zeroAddress, to: owner })
  expect(wallet.index.decode({ ...log, topics: [...topics, word(1n)] })).toBeUndefined()
  const deployment = { ...key, startBlock: 1, contracts: { token: root } } as const
  const rows = { get: () => undefined, list: () => [] } as unknown as RowReader<WalletTables>
  const facts = { get: () => undefined }
  const writes = wallet.index.apply(event as never, { deployment, rows, block: at, facts })
  expect(writes.map(({ table }) => table)).toEqual(['token', 'balance'])
  const write = writes[1] as RowWrite<WalletTables>
  expect(wallet.index.accounts(write, { deployment })).toEqual([key])
})

test('behavior: the coin is asked of the chain, and has no logs', async () => {
  const getEthBalance = selector('getEthBalance(address)')
  const client = nodeOf({ [getEthBalance]: word(3n) })
  const found = { chainId: 1, root: zeroAddress, startBlock: 1 } as const
  const deployment = await wallet.discover(client, found)
  expect(wallet.index.addresses(deployment)).toEqual([])
  const [read] = await wallet.read(client, { deployment, owners: [owner], at })
  expect(read?.snapshot.collaterals).toMatchObject([{ balanceRaw: 3n, asset: { decimals: 18 } }])
})

test('behavior: some owners are followed by their transfers, and begin with what they hold', async () => {
  const { watch } = wallet.index
  expect([...(watch?.ownerTopics.values() ?? [])]).toEqual([[1, 2]])
  const deployment = { ...key, startBlock: 1, contracts: { token: root } } as const
  const some = { symbol: selector('symbol()'), decimals: selector('decimals()') }
  const symbol = encodeAbiParameters([{ type: 'string' }], ['USDX'])
  const facts = nodeOf({ [some.symbol]: symbol, [some.decimals]: word(6n) })
  const shared = await watch?.seedShared(facts, { deployment, at })
  expect(shared?.writes).toMatchObject([{ table: 'token', row: { symbol: 'USDX', decimals: 6 } }])

  const seed = async (
    balanceRaw: bigint | undefined,
    known?: { balance: bigint },
    of = deployment,
  ) => {
    const answers = [selector('balanceOf(address)'), selector('getEthBalance(address)')].map(
      (each) => [each, word(balanceRaw ?? 0n)] as const,
    )
    const node = nodeOf(balanceRaw === undefined ? {} : Object.fromEntries(answers))
    const rows = { get: () => known, list: () => [] } as unknown as RowReader<WalletTables>
    const writes = await watch?.seedOwners(node, { deployment: of, owners: [owner], at, rows })
    return writes?.map(({ row }) => ('balance' in row ? row.balance : row))
  }
  expect(await seed(3n)).toEqual([3n])
  expect(await seed(0n)).toEqual([])
  expect(await seed(0n, { balance: 3n })).toEqual([0n])
  expect(await seed(3n, { balance: 3n })).toEqual([])
  expect(await seed(undefined)).toEqual([null])
  // No log will ever announce who holds the coin.
  const coin = { ...deployment, root: zeroAddress } as unknown as typeof deployment
  expect(await seed(0n, undefined, coin)).toEqual([0n])
  expect((await watch?.seedShared(facts, { deployment: coin, at }))?.writes).toEqual([])
})

test('error: NotTokenError', async () => {
  const finding = wallet.discover(nodeOf({}), { chainId: 1, root, startBlock: 1 })
  await expect(finding).rejects.toBeInstanceOf(NotTokenError)
})
