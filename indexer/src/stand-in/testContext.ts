import type { CliContext } from '../cli/cliContext.ts'
import { DemoUnavailableError } from '../errors/demoUnavailableError.ts'
import { UsageError } from '../errors/usageError.ts'

/** A command line's surroundings for tests, and what was written to them. */
export type TestContext = {
  readonly context: CliContext
  readonly out: () => string
  readonly err: () => string
  readonly abort: () => void
}

/** Surrounds a command with nothing but what a test puts there. */
export function createTestContext(change: Partial<CliContext> = {}): TestContext {
  const out: string[] = []
  const err: string[] = []
  const abort = new AbortController()
  const context: CliContext = {
    version: '1.2.3',
    adapters: [],
    startServer: async () => {
      throw new UsageError('This test starts no server.')
    },
    openReader: async () => {
      throw new UsageError('This test opens no database.')
    },
    openWatchList: async () => {
      throw new UsageError('This test opens no list of owners.')
    },
    importWorld: async () => {
      throw new DemoUnavailableError()
    },
    stdout: { write: (text) => out.push(text) },
    stderr: { write: (text) => err.push(text) },
    environment: {},
    workingDirectory: '/nowhere',
    nodeVersion: '20.19.0',
    nowSeconds: () => 1_800_000_000,
    signal: abort.signal,
    ...change,
  }
  return {
    context,
    out: () => out.join(''),
    err: () => err.join(''),
    abort: () => abort.abort(),
  }
}
