import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createRequire } from 'node:module'
import { WorldError } from '../worldError.ts'
import { guardProcess } from './guardProcess.ts'

/** A running anvil. */
export type Anvil = {
  readonly pid: number
  readonly rpcUrl: string
  readonly wsUrl: string
  close(): Promise<void>
}

export type SpawnAnvilParameters = {
  readonly chainId: number
  readonly genesisTimestampSeconds: number
  /** 0 lets the system choose. */
  readonly port: number
  readonly accountCount: number
  /** How many past blocks can be read. Kept in memory: older states are dropped, never written. */
  readonly readableBlocks: number
  /** `safe` is this many blocks behind the head, `finalized` twice as many. */
  readonly slotsInAnEpoch: number
}

/** Anvil's well-known development mnemonic: the keys are public on purpose. */
export const MNEMONIC = 'test test test test test test test test test test test junk'

const START_TIMEOUT_MILLISECONDS = 20_000

/**
 * Starts an anvil that mines only when told to.
 *
 * The binary is run directly: the package's own launcher would put a Node process in between.
 */
export async function spawnAnvil(parameters: SpawnAnvilParameters): Promise<Anvil> {
  const child = spawn(locateBinary(), toArguments(parameters), {
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const end = (): void => {
    child.kill('SIGKILL')
  }
  process.once('exit', end)
  const dismissGuard = child.pid === undefined ? () => {} : guardProcess(child.pid)
  const close = async (): Promise<void> => {
    process.removeListener('exit', end)
    if (child.exitCode === null && child.signalCode === null && child.pid !== undefined) {
      child.ref()
      const exited = once(child, 'exit')
      end()
      await exited
    }
    dismissGuard()
  }
  try {
    const address = await readAddress(child)
    release(child)
    const pid = child.pid as number
    return { pid, rpcUrl: `http://${address}`, wsUrl: `ws://${address}`, close }
  } catch (cause) {
    await close()
    throw cause
  }
}

function toArguments(parameters: SpawnAnvilParameters): string[] {
  const { chainId, genesisTimestampSeconds, port, accountCount, readableBlocks } = parameters
  const { slotsInAnEpoch } = parameters
  const options = {
    host: '127.0.0.1',
    port,
    'chain-id': chainId,
    timestamp: genesisTimestampSeconds,
    mnemonic: MNEMONIC,
    accounts: accountCount,
    balance: 1_000_000,
    'gas-limit': 300_000_000,
    'slots-in-an-epoch': slotsInAnEpoch,
    order: 'fees',
    'prune-history': readableBlocks,
  }
  const pairs = Object.entries(options).flatMap(([name, value]) => [`--${name}`, String(value)])
  return [...pairs, '--no-mining']
}

function locateBinary(): string {
  const require = createRequire(import.meta.url)
  const launcher = createRequire(require.resolve('@foundry-rs/anvil/package.json'))
  const architecture = process.arch === 'x64' ? 'amd64' : process.arch
  const system = process.platform === 'win32' ? 'win32' : process.platform
  const file = process.platform === 'win32' ? 'anvil.exe' : 'anvil'
  return launcher.resolve(`@foundry-rs/anvil-${system}-${architecture}/bin/${file}`)
}

// Anvil prints its address once it listens; with port 0 that is the only way to learn it.
function readAddress(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let text = ''
    const fail = (cause?: unknown): void => {
      clearTimeout(timer)
      reject(
        new WorldError({
          value: `anvil said "${text.slice(-400)}"`,
          bound: `an address within ${START_TIMEOUT_MILLISECONDS} ms`,
          remedy:
            'Check that the port is free and the anvil package of this platform is installed.',
          cause,
        }),
      )
    }
    const timer = setTimeout(fail, START_TIMEOUT_MILLISECONDS)
    const read = (chunk: Buffer): void => {
      text += chunk.toString()
      const address = /Listening on (\S+)/.exec(text)?.[1]
      if (address === undefined) return
      clearTimeout(timer)
      resolve(address)
    }
    child.stdout?.on('data', read)
    child.stderr?.on('data', read)
    child.once('error', fail)
    child.once('exit', fail)
  })
}

// A child, its exit and its pipes each keep Node alive until they are let go.
function release(child: ChildProcess): void {
  for (const stream of [child.stdout, child.stderr]) {
    stream?.removeAllListeners('data')
    stream?.resume()
    ;(stream as unknown as { unref(): void } | null)?.unref()
  }
  child.unref()
}
