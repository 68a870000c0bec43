import { type Address, type Hex, toHex } from 'viem'
import { createRpc, type Rpc } from './createRpc.ts'

/** A transaction of an unlocked account; gas is explicit so that nothing is estimated. */
export type ChainTransaction = {
  readonly from: Address
  readonly to?: Address
  readonly data?: Hex
  readonly gas?: bigint
  /** Raw units of the chain's own coin; default none. */
  readonly value?: bigint
}

/** What every block is made with: who does what, and when. */
export type MineParameters = {
  readonly transactions: readonly ChainTransaction[]
  readonly timestampSeconds: number
}

export type BlockHead = { readonly number: number; readonly timestampSeconds: number }

/** Drives one anvil: nothing is mined except by `mine`. */
export type ChainDriver = {
  readonly rpc: Rpc
  head(): Promise<BlockHead>
  /** Mines one block; its transactions run in the order given. Returns their hashes. */
  mine(parameters: MineParameters): Promise<readonly Hex[]>
}

const DEFAULT_GAS = 3_000_000n
// Anvil orders a block by fee, so the fee carries the order. High enough for any base fee here.
const TOP_FEE_WEI = 2_000_000_000_000n
const TIP_WEI = 1_000_000_000n

/** Creates the driver of the anvil at a URL. */
export function createChainDriver(rpcUrl: string): ChainDriver {
  const rpc = createRpc(rpcUrl)
  return {
    rpc,
    head: async () => {
      const block = await rpc.request<RpcBlock>('eth_getBlockByNumber', ['latest', false])
      return { number: Number(block.number), timestampSeconds: Number(block.timestamp) }
    },
    mine: async ({ transactions, timestampSeconds }) => {
      const nonces = await readNonces(rpc, transactions)
      const hashes = await rpc.batch<Hex>(
        transactions.map((transaction, index) => ({
          method: 'eth_sendTransaction',
          params: [toRequest(transaction, { index, nonces })],
        })),
      )
      await rpc.request('evm_mine', [{ timestamp: timestampSeconds }])
      return hashes
    },
  }
}

type RpcBlock = { readonly number: Hex; readonly timestamp: Hex }

// Read anew for every block, so that a test may send, roll back or reorganise in between.
async function readNonces(
  rpc: Rpc,
  transactions: readonly ChainTransaction[],
): Promise<Map<Address, number>> {
  const senders = [...new Set(transactions.map(({ from }) => from))]
  const counts = await rpc.batch<Hex>(
    senders.map((sender) => ({ method: 'eth_getTransactionCount', params: [sender, 'latest'] })),
  )
  return new Map(senders.map((sender, index) => [sender, Number(counts[index])]))
}

function toRequest(
  transaction: ChainTransaction,
  place: { readonly index: number; readonly nonces: Map<Address, number> },
): Record<string, unknown> {
  const { from, to, data, gas = DEFAULT_GAS, value = 0n } = transaction
  const nonce = place.nonces.get(from) ?? 0
  place.nonces.set(from, nonce + 1)
  return {
    from,
    ...(to === undefined ? {} : { to }),
    data: data ?? '0x',
    gas: toHex(gas),
    ...(value === 0n ? {} : { value: toHex(value) }),
    nonce: toHex(nonce),
    maxFeePerGas: toHex(TOP_FEE_WEI - BigInt(place.index)),
    maxPriorityFeePerGas: toHex(TIP_WEI),
  }
}
