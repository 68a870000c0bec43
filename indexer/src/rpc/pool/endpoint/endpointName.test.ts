import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createRedactor } from './createRedactor.ts'
import { endpointName } from './endpointName.ts'

test('default', () => {
  expect(endpointName('https://eth.node.example/v2/KEY')).toMatch(/^node\.example#[0-9a-f]{8}$/)
  expect(endpointName('http://127.0.0.1:8545')).toMatch(/^127\.0\.0\.1#[0-9a-f]{8}$/)
  expect(endpointName('wss://x.example/K', 'main')).toMatch(/^main#[0-9a-f]{8}$/)
  expect(endpointName('no URL')).toMatch(/^node#/)
})

test('behavior: two keys at one host are two names', () => {
  expect(endpointName('https://n.example/KEY1')).not.toBe(endpointName('https://n.example/KEY2'))
})

test('behavior: a key of the URL is hidden wherever a node repeats it', () => {
  const key = 'cAnArY0123456789'
  for (const url of [
    `https://n.example/v2/${key}`,
    `https://n.example/?apikey=${key}`,
    `https://${key}.quick.example/`,
    `https://user:${key}@n.example/`,
    `wss://n.example/ws/${key}/x`,
  ]) {
    fc.assert(
      fc.property(fc.string(), fc.string(), (before, after) => {
        const text = `${before} ${key} ${url} ${after}`
        expect(createRedactor(url)(text)).not.toContain(key)
        expect(endpointName(url)).not.toContain(key)
      }),
      { numRuns: 50 },
    )
  }
  expect(createRedactor(`https://n.example/${key}`)('the method is unknown')).toBe(
    'the method is unknown',
  )
})
