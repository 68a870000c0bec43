import { type Hex, toEventSelector, toHex } from 'viem'
import type { Rpc } from '../anvil/createRpc.ts'

/** How often each kind of thing has happened: `<venue>:<event>`, and the variants of some. */
export type EventCounts = Readonly<Record<string, number>>

type ReceiptLog = { readonly topics: readonly Hex[]; readonly data: Hex }
type Receipt = { readonly status: Hex; readonly logs: readonly ReceiptLog[] }

/** Events of the venues by canonical signature. */
const EVENTS: Readonly<Record<string, readonly string[]>> = {
  'aave-v3': [
    'Supply(address,address,address,uint256,uint16)',
    'Withdraw(address,address,address,uint256)',
    'Borrow(address,address,address,uint256,uint8,uint256,uint16)',
    'Repay(address,address,address,uint256,bool)',
    'LiquidationCall(address,address,address,uint256,uint256,address,bool)',
    'ReserveDataUpdated(address,uint256,uint256,uint256,uint256,uint256)',
    'ReserveUsedAsCollateralEnabled(address,address)',
    'ReserveUsedAsCollateralDisabled(address,address)',
    'UserEModeSet(address,uint8)',
    'DeficitCreated(address,address,uint256)',
    'MintedToTreasury(address,uint256)',
    'Mint(address,address,uint256,uint256,uint256)',
    'Burn(address,address,uint256,uint256,uint256)',
    'BalanceTransfer(address,address,uint256,uint256)',
    'CollateralConfigurationChanged(address,uint256,uint256,uint256)',
    'PendingLtvChanged(address,uint256)',
    'ReserveFactorChanged(address,uint256,uint256)',
    'ReserveInterestRateDataChanged(address,address,bytes)',
    'LiquidationProtocolFeeChanged(address,uint256,uint256)',
    'LiquidationGracePeriodChanged(address,uint40)',
    'ReserveFrozen(address,bool)',
    'ReservePaused(address,bool)',
    'EModeCategoryAdded(uint8,uint256,uint256,uint256,address,string)',
    'EModeAssetCategoryChanged(address,uint8,uint8)',
    'SwapBorrowRateMode(address,address,uint8)',
    'IsolationModeTotalDebtUpdated(address,uint256)',
    'ReserveInterestRateStrategyChanged(address,address,address)',
  ],
  'morpho-blue': [
    'CreateMarket(bytes32,(address,address,address,address,uint256))',
    'Supply(bytes32,address,address,uint256,uint256)',
    'Withdraw(bytes32,address,address,address,uint256,uint256)',
    'Borrow(bytes32,address,address,address,uint256,uint256)',
    'Repay(bytes32,address,address,uint256,uint256)',
    'SupplyCollateral(bytes32,address,address,uint256)',
    'WithdrawCollateral(bytes32,address,address,address,uint256)',
    'Liquidate(bytes32,address,address,uint256,uint256,uint256,uint256,uint256)',
    'AccrueInterest(bytes32,uint256,uint256,uint256)',
    'SetFee(bytes32,uint256)',
  ],
  chainlink: ['AnswerUpdated(int256,uint256,uint256)'],
}

const NAMES: ReadonlyMap<Hex, string> = new Map(
  Object.entries(EVENTS).flatMap(([venue, signatures]) =>
    signatures.map((signature) => {
      const name = signature.slice(0, signature.indexOf('('))
      return [toEventSelector(signature), `${venue}:${name}`] as const
    }),
  ),
)

/** Variants of an event, told by its last data words. */
const VARIANTS: Readonly<Record<string, (data: Hex) => string | undefined>> = {
  'aave-v3:LiquidationCall': (data) => (word(data, 3) === 1n ? 'receiveAToken' : 'receiveAsset'),
  'aave-v3:Borrow': (data) => (word(data, 2) === 1n ? 'stableRate' : undefined),
  'aave-v3:Repay': (data) => (word(data, 1) === 1n ? 'withATokens' : undefined),
  'aave-v3:UserEModeSet': (data) => (word(data, 0) === 0n ? 'leave' : 'enter'),
  'morpho-blue:Liquidate': (data) => (word(data, 3) > 0n ? 'badDebt' : undefined),
}

/** Counts what happened in a range of blocks, both ends included. */
export async function countEvents(
  rpc: Rpc,
  range: { readonly fromBlock: number; readonly toBlock: number },
): Promise<EventCounts> {
  const { fromBlock, toBlock } = range
  const numbers = Array.from(
    { length: Math.max(0, toBlock - fromBlock + 1) },
    (_, i) => fromBlock + i,
  )
  const blocks = await rpc.batch<readonly Receipt[]>(
    numbers.map((number) => ({ method: 'eth_getBlockReceipts', params: [toHex(number)] })),
  )
  const counts: Record<string, number> = {}
  const add = (kind: string): void => {
    counts[kind] = (counts[kind] ?? 0) + 1
  }
  for (const receipt of blocks.flat()) {
    add(receipt.status === '0x1' ? 'transaction:succeeded' : 'transaction:reverted')
    for (const log of receipt.logs) for (const kind of kindsOf(log)) add(kind)
  }
  return counts
}

/** Adds counts up, kind by kind. */
export function addCounts(all: readonly EventCounts[]): EventCounts {
  const sum: Record<string, number> = {}
  for (const counts of all)
    for (const [kind, count] of Object.entries(counts)) sum[kind] = (sum[kind] ?? 0) + count
  return sum
}

function kindsOf(log: ReceiptLog): readonly string[] {
  const name = NAMES.get(log.topics[0] ?? '0x')
  if (name === undefined) return []
  const variant = VARIANTS[name]?.(log.data)
  return variant === undefined ? [name] : [name, `${name}:${variant}`]
}

function word(data: Hex, index: number): bigint {
  const at = 2 + 64 * index
  return BigInt(`0x${data.slice(at, at + 64) || '0'}`)
}
