import type {
  AccountReading,
  Address,
  BlockRef,
  Hex,
  MarginAccountKey,
  RowReader,
  RowWrite,
} from '@crossmargin/core'
import {
  type Client,
  createClient,
  custom,
  decodeFunctionData,
  encodeFunctionResult,
  multicall3Abi,
} from 'viem'
import type { Deployment } from '../kit/deployment.ts'
import { type MorphoState, toReading } from './morphoState.ts'
import { type MarketRow, type MorphoTables, morphoTables } from './morphoTables.ts'

/** A market, an account in it and a chain that answers from a list: what the tests begin with. */
export const root: Address = '0xbbbbbbbbbb9cc5e90e3b3af64bdaf62c37eeffcb'
export const owner: Address = '0x00000000000000000000000000000000000000aa'
export const loanToken: Address = '0x0000000000000000000000000000000000000001'
export const collateralToken: Address = '0x0000000000000000000000000000000000000002'
export const oracle: Address = '0x0000000000000000000000000000000000000003'
export const irm: Address = '0x0000000000000000000000000000000000000004'
export const marketId: Hex = `0x${'11'.repeat(32)}`

export const deployment: Deployment = {
  venue: 'morpho-blue',
  chainId: 1,
  root,
  startBlock: 1,
  contracts: { morpho: root },
}

export const at: BlockRef = {
  chainId: 1,
  number: 100,
  hash: `0x${'ab'.repeat(32)}`,
  timestampSeconds: 1_000,
}

export const key: MarginAccountKey = {
  venue: 'morpho-blue',
  chainId: 1,
  root,
  owner,
  sub: marketId,
}

/** USDC lent against WETH at 86 %, a market of two million borrowed, an account of one WETH. */
export const state: MorphoState = {
  params: { loanToken, collateralToken, oracle, irm, lltv: 860_000_000_000_000_000n },
  loan: { id: `1:${loanToken}`, symbol: 'USDC', decimals: 6 },
  collateral: { id: `1:${collateralToken}`, symbol: 'WETH', decimals: 18 },
  market: {
    totalSupplyAssets: 3_000_000_000_000n,
    totalSupplyShares: 2_900_000_000_000_000_000n,
    totalBorrowAssets: 2_000_000_000_000n,
    totalBorrowShares: 1_900_000_000_000_000_000n,
    lastUpdate: 1_000n,
    fee: 100_000_000_000_000_000n,
  },
  position: { supplyShares: 0n, borrowShares: 1_000_000_000_000_000n, collateral: 10n ** 18n },
}

/** Two thousand USDC a WETH. */
export const priceRaw: bigint = 2_000n * 10n ** 24n

/** The fixture's account, changed in parts. */
export function toState(changed: {
  readonly position?: Partial<MorphoState['position']>
  readonly market?: Partial<MorphoState['market']>
}): MorphoState {
  return {
    ...state,
    position: { ...state.position, ...changed.position },
    market: { ...state.market, ...changed.market },
  }
}

/** Reads a state at the fixture's block. */
export function readingOf(of: MorphoState, oraclePriceRaw?: bigint): AccountReading<MorphoState> {
  return toReading(of, { key, at, oraclePriceRaw })
}

/** Rows in memory: what was last written under a key. */
export function createRows(): {
  readonly rows: RowReader<MorphoTables>
  write(writes: readonly RowWrite<MorphoTables>[]): void
} {
  const stored = new Map<string, object>()
  const idOf = (table: keyof MorphoTables, row: object): string =>
    [
      table,
      ...Object.keys(morphoTables[table].key).map((column) => Reflect.get(row, column)),
    ].join()
  const rows: RowReader<MorphoTables> = {
    get: (table, sought) => stored.get(idOf(table, sought)) as never,
    list: (table) =>
      [...stored].filter(([id]) => id.startsWith(`${table},`)).map(([, row]) => row) as never,
  }
  return {
    rows,
    write: (writes) => {
      for (const { table, row } of writes) stored.set(idOf(table, row), row)
    },
  }
}

/** A node that answers calls one by one in the order of a request, and hands out logs. */
export function createChain(node: {
  readonly answer: (to: Address, data: Hex) => Hex | undefined
  readonly logs?: (filter: { readonly topics: readonly unknown[] }) => readonly object[]
}): Client {
  const request = async ({ method, params }: { method: string; params?: unknown }) => {
    const [first] = params as readonly [never]
    if (method === 'eth_getBlockByNumber') return { hash: at.hash }
    if (method === 'eth_getLogs') return node.logs?.(first) ?? []
    const { data } = first as { readonly data: Hex }
    const { args } = decodeFunctionData({ abi: multicall3Abi, data })
    const calls = args?.[0] as readonly { readonly target: Address; readonly callData: Hex }[]
    const result = calls.map(({ target, callData }) => {
      const returnData = node.answer(target.toLowerCase() as Address, callData)
      return { success: returnData !== undefined, returnData: returnData ?? '0x' }
    })
    return encodeFunctionResult({ abi: multicall3Abi, functionName: 'aggregate3', result })
  }
  return createClient({ transport: custom({ request } as never) })
}

/** The fixture's market as a row. */
export const marketRow: MarketRow = {
  market_id: marketId,
  loan_token: loanToken,
  collateral_token: collateralToken,
  oracle,
  irm,
  lltv: state.params.lltv,
  total_supply_assets: state.market.totalSupplyAssets,
  total_supply_shares: state.market.totalSupplyShares,
  total_borrow_assets: state.market.totalBorrowAssets,
  total_borrow_shares: state.market.totalBorrowShares,
  is_used: true,
  last_update: 1_000,
  fee: state.market.fee,
  loan_symbol: 'USDC',
  loan_decimals: 6,
  collateral_symbol: 'WETH',
  collateral_decimals: 18,
}

/** The fixture's account, price and rate as rows. */
export const accountWrites: readonly RowWrite<MorphoTables>[] = [
  { table: 'market', row: marketRow },
  {
    table: 'position',
    row: {
      owner,
      market_id: marketId,
      supply_shares: state.position.supplyShares,
      borrow_shares: state.position.borrowShares,
      collateral: state.position.collateral,
    },
  },
  {
    table: 'observed',
    row: { market_id: marketId, oracle_price: priceRaw, borrow_rate: 1_585_489_599n },
  },
]
