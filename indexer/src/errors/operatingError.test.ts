import { expect, test } from 'vitest'
import { AlreadyRunningError } from './alreadyRunningError.ts'
import { ConfigError } from './configError.ts'
import { ConfigNotFoundError } from './configNotFoundError.ts'
import { DemoUnavailableError } from './demoUnavailableError.ts'
import { OperatingError } from './operatingError.ts'
import { PortInUseError } from './portInUseError.ts'
import { RpcUnreachableError } from './rpcUnreachableError.ts'
import { UsageError } from './usageError.ts'
import { WrongChainError } from './wrongChainError.ts'

const canary = 'cAnArY0123456789'
const url = `https://eth.example/v3/${canary}`

const all: readonly OperatingError[] = [
  new ConfigError({ source: 'crossmargin.config.ts', mistakes: ['api.port is 70000.'] }),
  new ConfigError({ source: 'crossmargin.config.ts', mistakes: ['One.', 'Two.'] }),
  new ConfigNotFoundError({ directory: '/srv', names: ['crossmargin.config.ts'] }),
  new UsageError('No such command.', { remedy: 'See --help.' }),
  new RpcUnreachableError({
    chain: 'ethereum',
    urls: [url],
    cause: new RangeError(`fetch ${url} failed`),
  }),
  new WrongChainError({ chain: 'ethereum', url, askedChainId: 1, answeredChainId: 42161 }),
  new PortInUseError({ port: 4000 }),
  new AlreadyRunningError({ what: 'The demo', pid: 4711 }),
  new DemoUnavailableError(),
]

test('default', () => {
  expect(
    all.map((error) => `${error.exitCode} ${error.name}: ${error.message}`).join('\n'),
  ).toMatchInlineSnapshot(`
    "2 ConfigError: crossmargin.config.ts: api.port is 70000.
    2 ConfigError: crossmargin.config.ts has 2 mistakes.
    1. One.
    2. Two.
    2 ConfigNotFoundError: No configuration: looked for crossmargin.config.ts in /srv.
    Make crossmargin.config.ts with: import { defineConfig } from 'crossmargin'; export default defineConfig({ chains: { … }, deployments: [ … ] }), or name another file with --config <path>.
    2 UsageError: No such command.
    See --help.
    5 RpcUnreachableError: Chain ethereum: no answer from https://eth.example/… (fetch https://eth.example/… failed).
    Check that the node runs, or put another URL into chains.ethereum.rpc.
    2 WrongChainError: Chain ethereum: asked for chain id 1, but https://eth.example/… serves chain id 42161.
    Put a node of chain 1 into chains.ethereum.rpc, or correct chains.ethereum.id.
    2 PortInUseError: Port 4000 is in use, perhaps another crossmargin runs; stop it or set PORT to another one.
    2 AlreadyRunningError: The demo already runs as process 4711; stop that one first (Ctrl-C in its terminal, or: kill 4711).
    2 DemoUnavailableError: The demo runs from a clone of the repository, because its local chains are not in the published package; clone it and run \`npm start\` there."
  `)
})

test('behavior: each is an OperatingError and none holds a key, stack and cause included', () => {
  for (const error of all) {
    expect(error).toBeInstanceOf(OperatingError)
    expect(`${error.stack}${JSON.stringify(error)}${String(error.cause)}`).not.toContain(canary)
  }
})
