import type { Address, Hex, RowReader, RowWrite } from '@crossmargin/core'
import { type DecodeEventLogReturnType, decodeEventLog, toEventSelector, zeroAddress } from 'viem'
import type { ChainLog } from '../kit/chainLog.ts'
import type { VenueIndex } from '../kit/venueAdapter.ts'
import { cometEventsAbi } from './cometAbi.ts'
import type { CometTables } from './cometTables.ts'
import { applyCometObservations, observeComet } from './observeComet.ts'

/** One event of a Comet, by the contract's own name and arguments. */
export type CometEvent = DecodeEventLogReturnType<typeof cometEventsAbi>

type Rows = RowReader<CometTables>
type Write = RowWrite<CometTables>
type Moved = { readonly owner: Address; readonly token: Address; readonly byRaw: bigint }

/**
 * Collateral is added up from logs; of the base asset they only say that an account was touched, and
 * how much it lends or owes is observed.
 */
export const indexComet: VenueIndex<CometTables, CometEvent> = {
  revision: 1,
  topics: cometEventsAbi.map((event) => toEventSelector(event)),
  addresses: ({ root }) => [root],
  decode: decodeCometLog,
  children: () => [],
  facts: () => [],
  apply: (event, { rows, block }) => applyCometEvent(event, { rows, blockNumber: block.number }),
  observes: observeComet,
  observed: applyCometObservations,
  accounts: ({ table, row }, { deployment: { venue, chainId, root } }) =>
    table === 'account' ? [{ venue, chainId, root, owner: row.owner }] : [],
}

function decodeCometLog({ topics, data }: ChainLog): CometEvent | undefined {
  try {
    return decodeEventLog({ abi: cometEventsAbi, topics: topics as [Hex, ...Hex[]], data })
  } catch (error) {
    // Another shape under the same name: nothing to fold.
    void error
    return undefined
  }
}

/** Folds one event. @see Comet of comet, each function up to its `emit` */
export function applyCometEvent(
  event: CometEvent,
  context: { readonly rows: Rows; readonly blockNumber: number },
): readonly Write[] {
  const { eventName, args } = event
  switch (eventName) {
    case 'Supply':
      return touched([args.dst], context)
    case 'Withdraw':
      return touched([args.src], context)
    case 'Transfer':
      return touched(endsOf(args), context)
    case 'AbsorbDebt':
      return touched([args.borrower], context)
    case 'SupplyCollateral':
      return moved([{ owner: args.dst, token: args.asset, byRaw: args.amount }], context)
    case 'WithdrawCollateral':
      return moved([{ owner: args.src, token: args.asset, byRaw: -args.amount }], context)
    case 'TransferCollateral':
      return moved(
        [
          { owner: args.from, token: args.asset, byRaw: -args.amount },
          { owner: args.to, token: args.asset, byRaw: args.amount },
        ],
        context,
      )
    case 'AbsorbCollateral': {
      const byRaw = -args.collateralAbsorbed
      return moved([{ owner: args.borrower, token: args.asset, byRaw }], context)
    }
  }
}

// Zero stands for minting and burning, unless somebody sends to nobody.
function endsOf({ from, to }: { readonly from: Address; readonly to: Address }) {
  return from === to ? [from] : [from, to].filter((owner) => owner !== zeroAddress)
}

function touched(
  owners: readonly Address[],
  { rows, blockNumber }: { readonly rows: Rows; readonly blockNumber: number },
): readonly Write[] {
  return owners.map((address) => {
    const owner = lower(address)
    const known = rows.get('account', { owner })
    const blank = { owner, is_known: false, principal: 0n, has_collateral: false }
    return { table: 'account', row: { ...(known ?? blank), touched_at: blockNumber } }
  })
}

function moved(
  moves: readonly Moved[],
  context: { readonly rows: Rows; readonly blockNumber: number },
): readonly Write[] {
  const { rows } = context
  return moves.flatMap(({ owner: address, token: asset, byRaw }) => {
    const [owner, token] = [lower(address), lower(asset)]
    const balance = (rows.get('collateral', { owner, token })?.balance ?? 0n) + byRaw
    const has_collateral =
      balance > 0n ||
      rows.list('collateral', { owner }).some((it) => it.token !== token && it.balance > 0n)
    const accounts = touched([owner], context).map((write) =>
      write.table === 'account' ? { ...write, row: { ...write.row, has_collateral } } : write,
    )
    // Where a log before the start block is missing the sum is short: never below nothing.
    const kept = balance < 0n ? 0n : balance
    return [{ table: 'collateral', row: { owner, token, balance: kept } } as const, ...accounts]
  })
}

function lower(address: string): Address {
  return address.toLowerCase() as Address
}
