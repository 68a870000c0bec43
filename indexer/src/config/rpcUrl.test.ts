import { expect, test } from 'vitest'
import { resolveRpcUrl } from './rpcUrl.ts'

const canary = 'cAnArY0123456789'

test('default', () => {
  expect(resolveRpcUrl('http://127.0.0.1:8545', {})).toEqual({
    kind: 'url',
    url: 'http://127.0.0.1:8545',
  })
  expect(resolveRpcUrl('env:ETH_RPC', { ETH_RPC: ` wss://eth.example/${canary}\n` })).toEqual({
    kind: 'url',
    url: `wss://eth.example/${canary}`,
  })
})

test.each([
  ['env:ETH_RPC', {}],
  ['env:ETH_RPC', { ETH_RPC: '' }],
  ['env:ETH_RPC', { ETH_RPC: canary }],
  [canary, {}],
  [`ftp://eth.example/${canary}`, {}],
  [`localhost:8545/${canary}`, {}],
])('behavior: a mistake names the remedy and shows no key: %s', (text, environment) => {
  const result = resolveRpcUrl(text, environment)
  expect(result.kind).toBe('mistake')
  expect(JSON.stringify(result)).not.toContain(canary)
})
