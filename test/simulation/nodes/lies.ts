import type { Hex } from '@crossmargin/core'
import { keccak256, toHex } from 'viem'
import { faultTexts } from '../../../indexer/src/rpc/pool/faults/fixture/faultTexts.ts'
import { callAt, headerOf } from '../chain/answerAs.ts'
import type { RandomSource } from '../chain/randomSource.ts'
import { canaryKey } from './canaryKey.ts'
import type { Lie, LieContext } from './lie.ts'
import { refuse } from './refuse.ts'

type Raw = { readonly [field: string]: unknown }

/** Changes some of the logs in an answer; an empty answer is left alone. */
function ofLogs(
  change: (logs: readonly Raw[], context: LieContext) => readonly Raw[],
): Lie['tell'] {
  return (answer, context) =>
    Array.isArray(answer) && answer.length > 0 ? change(answer as readonly Raw[], context) : answer
}

/** Changes a header in an answer; null is left alone. */
function ofHeader(change: (header: Raw, context: LieContext) => unknown): Lie['tell'] {
  return (answer, context) =>
    typeof answer === 'object' && answer !== null ? change(answer as Raw, context) : answer
}

function changeOne(logs: readonly Raw[], random: RandomSource, change: (log: Raw) => Raw) {
  const at = random.below(logs.length)
  return logs.map((log, index) => (index === at ? change(log) : log))
}

function madeUp(random: RandomSource): Hex {
  return keccak256(toHex(random.next()))
}

const logs = /^eth_getLogs$/
const headers = /^eth_getBlockBy(Number|Hash)$/
const views = /^eth_call$/
const any = /./

/** Errors in the words of every provider in the catalogue; a revert is no fault of a node's. */
const worded = faultTexts.filter(({ kind }) => kind !== 'reverted')

/** Every lie, in the order of the catalogue. */
export const lies: readonly Lie[] = [
  {
    id: 'F01-F34',
    name: 'an error in the words of some provider',
    methods: any,
    isNoticeable: true,
    tell: (_answer, { call, random }) => {
      const fitting = worded.filter(({ method }) => method === call.method)
      const { text, code, status } = random.pick(fitting.length > 0 ? fitting : worded)
      return refuse(text, {
        ...(code === undefined ? {} : { code }),
        ...(status === undefined ? {} : { status }),
      })
    },
  },
  {
    id: 'F10',
    name: 'too many results for more than a few blocks',
    methods: logs,
    isNoticeable: true,
    tell: (answer, { call, random }) => {
      const { fromBlock, toBlock } = call.params[0] as { fromBlock?: string; toBlock?: string }
      const span = Number(toBlock) - Number(fromBlock) + 1
      if (!(span > 1 + random.below(8))) return answer
      return refuse('query exceeds max results 20000', { code: -32_602 })
    },
  },
  {
    id: 'F13',
    name: 'too many results even for one block',
    methods: logs,
    isNoticeable: true,
    tell: () => refuse('query returned more than 10000 results', { code: -32_005 }),
  },
  {
    id: 'F20',
    name: 'too many requests',
    methods: any,
    isNoticeable: true,
    tell: (_answer, { random }) =>
      refuse('Too Many Requests', { status: 429, retryAfterMs: random.below(3_000) }),
  },
  {
    id: 'F24',
    name: 'no answer in time, or a connection cut',
    methods: any,
    isNoticeable: true,
    tell: (_answer, { random }) =>
      refuse(`request to https://node.example.test/v2/${canaryKey} failed: ECONNRESET`, {
        noticed: random.chance(0.5) ? 'timeout' : 'connection',
      }),
  },
  {
    id: 'F30',
    name: 'a load-balanced node that lacks what another has',
    methods: /^eth_(call|getLogs|getBlockByHash)$/,
    isNoticeable: true,
    tell: () => refuse('header not found', { code: -32_000 }),
  },
  {
    id: 'F31',
    name: 'no logs of blocks that are not indexed yet',
    methods: logs,
    isNoticeable: false,
    tell: ofLogs((all, { view }) =>
      all.filter(({ blockNumber }) => Number(blockNumber) < view.head.number),
    ),
  },
  {
    id: 'F32',
    name: 'null for a block that exists',
    methods: headers,
    isNoticeable: true,
    tell: () => null,
  },
  {
    id: 'F33',
    name: 'no logs of pruned blocks',
    methods: logs,
    isNoticeable: false,
    tell: ofLogs((all, { view }) =>
      all.filter(({ blockNumber }) => Number(blockNumber) > view.head.number - 12),
    ),
  },
  {
    id: 'F34',
    name: 'pruned state',
    methods: views,
    isNoticeable: true,
    tell: () =>
      refuse('missing trie node 1a2b (path ) state 0x12 is not available', { code: -32_000 }),
  },
  {
    id: 'F38',
    name: 'a call answered from another block',
    methods: views,
    isNoticeable: false,
    tell: (answer, { call, view }) => {
      const [{ data }, { blockHash }] = call.params as [{ data: Hex }, { blockHash: Hex }]
      const asked = view.blocks.get(blockHash)
      const other = asked?.path[asked.number - 1]
      return other === undefined ? answer : callAt(other, data)
    },
  },
  {
    id: 'F40',
    name: 'no logs at all',
    methods: logs,
    isNoticeable: false,
    tell: ofLogs(() => []),
  },
  {
    id: 'F42',
    name: 'some of the logs',
    methods: logs,
    isNoticeable: false,
    tell: ofLogs((all, { random }) => {
      const left = random.below(all.length)
      return all.filter((_, index) => index !== left)
    }),
  },
  {
    id: 'F43',
    name: 'a log with another block hash',
    methods: logs,
    isNoticeable: true,
    tell: ofLogs((all, { random }) =>
      changeOne(all, random, (log) => ({ ...log, blockHash: madeUp(random) })),
    ),
  },
  {
    id: 'F44',
    name: 'logs twice',
    methods: logs,
    isNoticeable: true,
    tell: ofLogs((all, { random }) => [...all, random.pick(all)]),
  },
  {
    id: 'F44',
    name: 'two logs in one place',
    methods: logs,
    isNoticeable: true,
    tell: ofLogs((all, { random }) => [...all, { ...random.pick(all), data: '0x12' }]),
  },
  {
    id: 'F45',
    name: 'logs out of order',
    methods: logs,
    isNoticeable: true,
    tell: ofLogs((all, { random }) => random.shuffle(all)),
  },
  {
    id: 'F46',
    name: 'a log that was removed, marked so',
    methods: logs,
    isNoticeable: true,
    tell: ofLogs((all, { random }) => {
      const log = random.pick(all)
      return [...all, { ...log, logIndex: '0x63', removed: true }]
    }),
  },
  {
    id: 'F47',
    name: 'a log of another contract, or another block',
    methods: logs,
    isNoticeable: true,
    tell: ofLogs((all, { random }) => [
      ...all,
      random.chance(0.5)
        ? { ...random.pick(all), address: `0x${'9'.repeat(40)}`, logIndex: '0x63' }
        : { ...random.pick(all), blockNumber: '0xfffff', logIndex: '0x63' },
    ]),
  },
  {
    id: 'F48',
    name: 'another block than asked for',
    methods: headers,
    isNoticeable: true,
    tell: ofHeader((header, { call, view }) =>
      call.params[0] === 'latest'
        ? header
        : headerOf(view.head.path[Math.max(0, Number(header['number']) - 1)]),
    ),
  },
  {
    id: 'F49',
    name: 'a header with a hash that is made up',
    methods: /^eth_getBlockByNumber$/,
    isNoticeable: true,
    tell: ofHeader((header, { random }) => ({ ...header, hash: madeUp(random) })),
  },
  {
    id: 'F50',
    name: 'two hashes for one block',
    methods: logs,
    isNoticeable: true,
    tell: ofLogs((all, { random }) => [
      ...all,
      { ...random.pick(all), blockHash: madeUp(random), logIndex: '0x63' },
    ]),
  },
  {
    id: 'F52',
    name: 'an empty answer of a contract',
    methods: views,
    isNoticeable: true,
    tell: () => '0x',
  },
  {
    id: 'F53',
    name: 'fields left out, null or beside the point',
    methods: /^eth_(getLogs|getBlockByNumber)$/,
    isNoticeable: true,
    tell: (answer, { random }) => {
      const field = random.pick(['blockNumber', 'number', 'logIndex', 'hash', 'timestamp', 'data'])
      const without = (it: Raw): Raw =>
        field in it ? { ...it, [field]: random.chance(0.5) ? null : undefined } : it
      if (Array.isArray(answer)) return answer.map((it) => without(it as Raw))
      return answer === null ? answer : without(answer as Raw)
    },
  },
  {
    id: 'F54',
    name: 'numbers that are none',
    methods: /^eth_(blockNumber|getBlockByNumber|getLogs)$/,
    isNoticeable: true,
    tell: (answer, { random }) => {
      const wrong = random.pick(['12', '0x', '0xzz', -1, `0x${'f'.repeat(20)}`])
      if (typeof answer === 'string') return wrong
      if (Array.isArray(answer)) return answer.map((it) => ({ ...(it as Raw), blockNumber: wrong }))
      return answer === null ? answer : { ...(answer as Raw), number: wrong }
    },
  },
  {
    id: 'F35',
    name: 'a final block ahead of the head',
    methods: /^eth_getBlockByNumber$/,
    isNoticeable: true,
    tell: ofHeader((header, { call, view, random }) => {
      const ahead = view.head.number + 1 + random.below(9)
      return call.params[0] === 'finalized'
        ? { ...header, number: toHex(ahead), hash: madeUp(random) }
        : header
    }),
  },
  {
    id: 'F64',
    name: 'another chain behind the URL',
    methods: /^eth_chainId$/,
    isNoticeable: true,
    tell: () => '0x539',
  },
]
