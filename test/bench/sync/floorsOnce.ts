import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { argv, cpuUsage, stdout } from 'node:process'
import { venueAdapters } from '@crossmargin/adapters'
import Database from 'better-sqlite3'
import type { ChainFiles } from './chainFiles.ts'

// What the parts of a sync cost at the least, each by itself in one thread and as bare as it can be
// written: without retries, checks, raw logs or versions. A sync is compared with their sum.

const [, , folder = '', url = ''] = argv
const chain = JSON.parse(readFileSync(join(folder, 'chain.json'), 'utf8')) as ChainFiles
const aave = venueAdapters.find(({ id }) => id === 'aave-v3')

/** CPU seconds of the whole chain, by part. */
export type Floors = {
  readonly fetch: number
  readonly parse: number
  readonly decode: number
  readonly fold: number
  readonly flush: number
}

type Log = Parameters<NonNullable<typeof aave>['index']['decode']>[0]
type Event = {
  readonly eventName: string
  readonly emitter: string
  readonly args: { readonly [name: string]: string | bigint }
}
type Position = { owner: string; token: string; scaled: bigint }

const spent = { fetch: 0, parse: 0, decode: 0, fold: 0, flush: 0 }
const positions = new Map<string, Position>()
const reserves = new Map<string, Event['args']>()
const ray = 10n ** 27n
const blocksPerSpan = Math.ceil(4_000 / chain.facts.logsPerBlock)

for (let from = 1; from <= chain.headNumber; from += blocksPerSpan) {
  const to = Math.min(from + blocksPerSpan - 1, chain.headNumber)
  const text = await timedAsync('fetch', () => fetchSpan(from, to))
  const logs = timed('parse', () => (JSON.parse(text) as { result: readonly Log[] }).result)
  const events = timed('decode', () => logs.map((log) => aave?.index.decode(log) as Event))
  timed('fold', () => {
    for (const event of events) fold(event)
  })
}
timed('flush', flush)
stdout.write(`${JSON.stringify(spent)}\n`)

async function fetchSpan(from: number, to: number): Promise<string> {
  const [logs] = await Promise.all([
    post({
      id: 0,
      method: 'eth_getLogs',
      params: [{ address: [], fromBlock: hex(from), toBlock: hex(to) }],
    }),
    post(
      Array.from({ length: to - from + 1 }, (_, index) => ({
        id: index,
        method: 'eth_getBlockByNumber',
        params: [hex(from + index), false],
      })),
    ),
  ])
  return logs
}

async function post(body: unknown): Promise<string> {
  const answer = await fetch(url, { method: 'POST', body: JSON.stringify(body) })
  return answer.text()
}

function fold({ eventName, emitter, args }: Event): void {
  const { onBehalfOf, from, to, value, index, balanceIncrease, reserve } = args
  if (eventName === 'ReserveDataUpdated') reserves.set(reserve as string, args)
  else if (eventName === 'Mint' || eventName === 'Burn') {
    const position = positionOf(emitter, (onBehalfOf ?? from) as string)
    const signed = eventName === 'Mint' ? (value as bigint) : -(value as bigint)
    const balance = (position.scaled * (index as bigint)) / ray
    position.scaled = ((balance + signed - (balanceIncrease as bigint)) * ray) / (index as bigint)
  } else if (eventName === 'BalanceTransfer') {
    positionOf(emitter, from as string).scaled -= value as bigint
    positionOf(emitter, to as string).scaled += value as bigint
  }
}

function positionOf(token: string, owner: string): Position {
  const key = `${owner}${token}`
  let position = positions.get(key)
  if (position === undefined) {
    position = { owner, token, scaled: 0n }
    positions.set(key, position)
  }
  return position
}

function flush(): void {
  const store = mkdtempSync(join(tmpdir(), 'crossmargin-bench-floor-'))
  const database = new Database(join(store, 'floor.sqlite'))
  database.pragma('journal_mode = WAL')
  database.pragma('synchronous = FULL')
  database.exec('CREATE TABLE position (key BLOB PRIMARY KEY, scaled BLOB) WITHOUT ROWID')
  const insert = database.prepare('INSERT INTO position VALUES (?, ?)')
  database.transaction(() => {
    for (const [, { owner, token, scaled }] of [...positions].sort(([a], [b]) => (a < b ? -1 : 1)))
      insert.run(
        Buffer.from(owner.slice(2) + token.slice(2), 'hex'),
        Buffer.from(BigInt.asUintN(256, scaled).toString(16).padStart(64, '0'), 'hex'),
      )
  })()
  database.close()
  rmSync(store, { recursive: true })
}

function timed<result>(part: keyof Floors, run: () => result): result {
  const before = cpuUsage()
  const result = run()
  note(part, before)
  return result
}

async function timedAsync<result>(part: keyof Floors, run: () => Promise<result>): Promise<result> {
  const before = cpuUsage()
  const result = await run()
  note(part, before)
  return result
}

function note(part: keyof Floors, before: ReturnType<typeof cpuUsage>): void {
  const { user, system } = cpuUsage(before)
  spent[part] += (user + system) / 1e6
}

function hex(number: number): string {
  return `0x${number.toString(16)}`
}
