import { once } from 'node:events'
import { closeSync, openSync, readFileSync, readSync } from 'node:fs'
import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import process, { argv, cpuUsage, stdout } from 'node:process'
import { setTimeout as sleep } from 'node:timers/promises'
import { answerCall } from './answerCall.ts'
import type { ChainFiles } from './chainFiles.ts'

// A node of one generated chain, as a process of its own. Answers are slices of files: it costs a
// fraction of what they cost whoever reads them, and its own CPU time is asked for by `bench_usage`.

const [, , folder = '', latency = '0'] = argv
const latencyMs = Number(latency)
const chain = JSON.parse(readFileSync(join(folder, 'chain.json'), 'utf8')) as ChainFiles
const logs = openTexts('logs')
const headers = openTexts('headers')
const counts = { requests: 0, calls: 0, bytes: 0 }

const server = createServer(async (request, response) => {
  const body = JSON.parse((await bytesOf(request)).toString()) as Call | readonly Call[]
  counts.requests += 1
  const calls = Array.isArray(body) ? (body as readonly Call[]) : [body as Call]
  counts.calls += calls.length
  const parts = calls.flatMap((call, index) => [
    Buffer.from(
      `${index === 0 ? '' : ','}{"jsonrpc":"2.0","id":${JSON.stringify(call.id)},"result":`,
    ),
    resultOf(call),
    Buffer.from('}'),
  ])
  if (latencyMs > 0) await sleep(latencyMs)
  const answer = Buffer.concat(
    Array.isArray(body) ? [Buffer.from('['), ...parts, Buffer.from(']')] : parts,
  )
  counts.bytes += answer.length
  response.setHeader('content-type', 'application/json')
  response.setHeader('content-length', answer.length)
  response.end(answer)
})

type Call = { readonly id: unknown; readonly method: string; readonly params?: readonly unknown[] }
type Query = {
  readonly address?: string | readonly string[]
  readonly fromBlock?: string
  readonly toBlock?: string
  readonly blockHash?: string
}

function resultOf({ method, params = [] }: Call): Buffer {
  const [first] = params
  switch (method) {
    case 'eth_chainId':
      return json('0x539')
    case 'eth_blockNumber':
      return json(`0x${chain.headNumber.toString(16)}`)
    case 'eth_getBlockByNumber':
      return headerAt(numberOf(String(first)))
    case 'eth_getBlockByHash':
      return json(null)
    case 'eth_getLogs':
      return logsOf(first as Query)
    case 'eth_call':
      return json(answerCall(first as { to: string; data: string }))
    case 'bench_usage':
      return json({ ...counts, cpu: cpuUsage() })
    default:
      return json(null)
  }
}

/** The last 64 blocks may still change, as far as anybody is told. */
function numberOf(name: string): number {
  if (name === 'latest' || name === 'pending') return chain.headNumber
  if (name === 'safe' || name === 'finalized') return Math.max(0, chain.headNumber - 64)
  return name === 'earliest' ? 0 : Number(name)
}

function headerAt(number: number): Buffer {
  return number > chain.headNumber ? json(null) : headers.read(number, number)
}

/** Whoever asks for more contracts than the setup speaks of asks for all there are. */
function logsOf({ address = [], fromBlock = '0x0', toBlock = 'latest' }: Query): Buffer {
  const from = numberOf(fromBlock)
  const to = Math.min(numberOf(toBlock), chain.headNumber)
  if (from > to) return json([])
  const addresses = typeof address === 'string' ? [address] : address
  const all = Buffer.concat([Buffer.from('['), logs.readJoined(from, to), Buffer.from(']')])
  if (addresses.length === 0 || addresses.length > 20) return all
  const wanted = new Set(addresses.map((it) => it.toLowerCase()))
  const parsed = JSON.parse(all.toString()) as readonly { readonly address: string }[]
  return json(parsed.filter((log) => wanted.has(log.address)))
}

function json(value: unknown): Buffer {
  return Buffer.from(JSON.stringify(value))
}

type Texts = {
  read(from: number, to: number): Buffer
  /** Texts that are not empty, with commas between. */
  readJoined(from: number, to: number): Buffer
}

function openTexts(name: string): Texts {
  const file = openSync(join(folder, `${name}.bin`), 'r')
  const bytes = readFileSync(join(folder, `${name}.ends`))
  const ends = new Float64Array(bytes.buffer, bytes.byteOffset, bytes.length / 8)
  const endOf = (number: number): number => (number < 0 ? 0 : (ends[number] ?? 0))
  process.on('exit', () => closeSync(file))
  const read = (from: number, to: number): Buffer => {
    const start = endOf(from - 1)
    const slice = Buffer.allocUnsafe(endOf(to) - start)
    readSync(file, slice, 0, slice.length, start)
    return slice
  }
  return {
    read,
    readJoined: (from, to) => {
      const slice = read(from, to)
      const comma = Buffer.from(',')
      const parts: Buffer[] = []
      for (let number = from; number <= to; number += 1) {
        const start = endOf(number - 1) - endOf(from - 1)
        const end = endOf(number) - endOf(from - 1)
        if (end === start) continue
        if (parts.length > 0) parts.push(comma)
        parts.push(slice.subarray(start, end))
      }
      return Buffer.concat(parts)
    },
  }
}

async function bytesOf(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks)
}

server.keepAliveTimeout = 60_000
server.listen(0, '127.0.0.1')
await once(server, 'listening')
stdout.write(`${JSON.stringify({ port: (server.address() as AddressInfo).port })}\n`)
