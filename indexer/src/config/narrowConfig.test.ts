import { knownDeployments, venueAdapters } from '@crossmargin/adapters'
import { expect, test } from 'vitest'
import { UsageError } from '../errors/usageError.ts'
import { narrowConfig } from './narrowConfig.ts'
import { resolveConfig } from './resolveConfig.ts'

const environment = { ETHEREUM_RPC: 'https://node.example/SECRET' }
const config = resolveConfig(
  { chains: { ethereum: {}, base: {} } },
  {
    source: 'a test',
    directory: '/',
    workingDirectory: '/',
    environment: {},
    venues: ['aave-v3', 'morpho-blue'],
    published: knownDeployments({ adapters: venueAdapters, chainIds: [1, 8453] }),
  },
)
const narrow = (chains: readonly string[], rpc: readonly string[]) =>
  narrowConfig(config, { chains, rpc, environment })

test('default', () => {
  expect(narrow([], [])).toEqual(config)
  const { chains, deployments } = narrow(['base'], ['8453=http://a', 'base=http://b/?k=v'])
  expect(chains).toMatchObject([{ id: 8453, rpcUrls: ['http://a', 'http://b/?k=v'] }])
  expect(deployments.map(({ chainId }) => chainId)).toEqual([8453, 8453])
})

test('behavior: a URL may come from the environment', () => {
  const [ethereum] = narrow([], ['1=env:ETHEREUM_RPC']).chains
  expect(ethereum?.rpcUrls).toEqual(['https://node.example/SECRET'])
})

test('error: UsageError', () => {
  expect(() => narrow(['bsae'], [])).toThrow('There is no chain "bsae"; did you mean base?')
  expect(() => narrow(['7'], [])).toThrow('There is no chain "7"; the chains are ethereum, base.')
  expect(() => narrow([], ['http://a'])).toThrow(UsageError)
  expect(() => narrow([], ['1=SECRET'])).toThrow('--rpc of chain 1 is no URL')
  expect(() => narrow([], ['1=SECRET'])).not.toThrow('SECRET')
})
