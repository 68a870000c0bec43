import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { VenueAdapter } from '@crossmargin/adapters'
import type { Address, Hex } from '@crossmargin/core'
import { pino } from 'pino'
import {
  type Client,
  createClient,
  custom,
  decodeFunctionData,
  encodeFunctionResult,
  keccak256,
  multicall3Abi,
  pad,
  toHex,
} from 'viem'
import { createChainIndex } from '../../engine/commitStep.ts'
import { prepareDeployments } from '../../engine/prepareDeployments.ts'
import type { RebuildableStore } from '../../store/rebuild.ts'
import { createFakeChain, type FakeChain, type FakeLog } from '../../sync/fake/fakeChain.ts'
import { followChain } from '../../sync/followChain.ts'
import { ledgerRoot, movedLog, openedLog } from './ledger.ts'

/** The one chain of these tests. */
export const ledgerChainId = 7

/** A chain whose ledgers answer views, and what it was asked. */
export type LedgerChain = FakeChain & {
  readonly client: Client
  /** Views asked since the test last emptied it, as `address:data`. */
  readonly calls: string[]
}

/** Opens a chain of so many blocks in which owners are paid and children are opened. */
export function createLedgerChain(blockCount: number): LedgerChain {
  const chain = createFakeChain(ledgerChainId)
  const calls: string[] = []
  const request = chain.client.request as (call: unknown) => Promise<unknown>
  const client = createClient({
    transport: custom(
      {
        request: async (call: { method: string; params?: readonly unknown[] }) =>
          call.method === 'eth_call' ? answerCall(chain, { call, calls }) : request(call),
      },
      { retryCount: 0 },
    ),
  })
  for (let number = 1; number <= blockCount; number += 1) chain.mine(logsOf(number))
  return {
    ...chain,
    client,
    calls,
    get finalizedNumber() {
      return chain.finalizedNumber
    },
    set finalizedNumber(number) {
      chain.finalizedNumber = number
    },
  }
}

/** An owner by number. */
export function ownerOf(number: number): Address {
  return `0x${(0x1000 + number).toString(16).padStart(40, '0')}`
}

/** What happens in a block of a ledger chain: a function of its number. */
export function logsOf(number: number): readonly FakeLog[] {
  const child: Address = `0x${(0xc000 + number - (number % 20)).toString(16).padStart(40, '0')}`
  return [
    // The child speaks before and after it is opened; only the latter counts.
    ...(number % 20 === 0 ? [movedLog(ownerOf(1), 5n, child), openedLog(child)] : []),
    ...(number > 20 && number % 5 === 1 ? [movedLog(ownerOf(2), 3n, child)] : []),
    ...(number % 3 === 0 ? [] : [movedLog(ownerOf(number % 11), BigInt(number))]),
  ]
}

/** Indexes up to the chain's head, as the program does, with one of the venues' configurations. */
export async function indexLedgers(
  chain: LedgerChain,
  parameters: {
    readonly store: RebuildableStore
    readonly adapters: readonly VenueAdapter[]
    readonly retentionBlocks: number
    readonly roots?: { readonly [venue: string]: Address }
  },
): Promise<void> {
  const { store, adapters, retentionBlocks, roots } = parameters
  const { client } = chain
  const chainId = ledgerChainId
  const deployments = await prepareDeployments(client, {
    chainId,
    name: 'seven',
    configured: adapters.map(({ id }) => ({
      venue: id,
      chainId,
      root: roots?.[id] ?? ledgerRoot,
      startBlock: 0,
    })),
    adapters: new Map(adapters.map((adapter) => [adapter.id, adapter])),
    store,
    logger: pino({ level: 'silent' }),
    isWatching: false,
  })
  const genesisHash = chain.block(0)?.hash ?? '0x'
  const index = createChainIndex(client, {
    chainId,
    genesisHash,
    deployments,
    retentionBlocks,
    store,
  })
  const abort = new AbortController()
  const steps = followChain(client, {
    chainId,
    name: 'seven',
    store,
    watch: {
      addresses: () => index.watch.addresses(),
      topics: () => index.watch.topics(),
      announce: (log) => index.watch.announce(log),
    },
    startNumber: 0,
    retentionBlocks,
    pollIntervalMs: 1,
    signal: abort.signal,
    sleep: async () => abort.abort(),
  })
  for await (const step of steps) await index.commit(step)
}

/** A folder for databases, removed at the end of a test. */
export function createFolder(): { readonly path: (name: string) => string; remove(): void } {
  const folder = mkdtempSync(join(tmpdir(), 'crossmargin-replay-'))
  return {
    path: (name) => join(folder, name),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  }
}

function answerCall(
  chain: FakeChain,
  { call, calls }: { call: { params?: readonly unknown[] }; calls: string[] },
): Hex {
  const [{ data }, { blockHash }] = call.params as [{ data: Hex }, { blockHash: Hex }]
  let number = 0
  while (chain.block(number)?.hash !== blockHash) {
    number += 1
    if (number > chain.head().number) throw new RangeError(`no block ${blockHash}`)
  }
  const { args } = decodeFunctionData({ abi: multicall3Abi, data })
  const asked = args[0] as readonly { readonly target: Address; readonly callData: Hex }[]
  const results = asked.map(({ target, callData }) => {
    calls.push(`${target.toLowerCase()}:${callData}`)
    const returnData = answerView({ chain, number, target, callData })
    return { success: true, returnData }
  })
  return encodeFunctionResult({ abi: multicall3Abi, functionName: 'aggregate3', result: results })
}

/** The price moves every third block, an audit only when the owner is paid; decimals never. */
function answerView(view: {
  readonly chain: FakeChain
  readonly number: number
  readonly target: Address
  readonly callData: Hex
}): Hex {
  const { chain, number, target, callData } = view
  if (callData === '0xa0') return pad(toHex(1_000 + Math.floor(number / 3)))
  if (callData === '0xa2') return pad(toHex(Number(BigInt(target) % 19n)))
  const owner = callData.slice(4)
  const paid = Array.from({ length: number + 1 }, (_, at) => chain.block(at)?.logs ?? [])
    .flat()
    .filter(({ data }) => data?.includes(owner))
  return keccak256(toHex(JSON.stringify([owner, paid.length])))
}
