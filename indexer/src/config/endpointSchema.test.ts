import { expect, test } from 'vitest'
import { endpointSchema } from './endpointSchema.ts'

const schema = endpointSchema({ NODE: 'https://n.example/KEY' })
const messages = (value: unknown) =>
  schema.safeParse(value).error?.issues.map(({ path, message }) => [path.join('.'), message])

test('default', () => {
  expect(schema.parse('http://127.0.0.1:8545')).toEqual({ url: 'http://127.0.0.1:8545' })
  expect(schema.parse('env:NODE')).toEqual({ url: 'https://n.example/KEY' })
})

test('behavior: an object says more of a node', () => {
  const node = {
    url: 'env:NODE',
    alias: 'main',
    maxRequestsPerSecond: 25,
    weight: 2,
    archive: true,
    ws: 'wss://n.example/KEY',
  }
  expect(schema.parse(node)).toEqual({ ...node, url: 'https://n.example/KEY' })
})

test('behavior: each mistake is said where it stands, and never with the URL', () => {
  expect(messages({ url: 'http://n', ws: 'https://n.example/KEY', weight: 0 })).toEqual([
    ['weight', 'a weight is a number from 0.01 to 100; write 1'],
    ['ws', 'has the protocol "https:", but heads are announced over ws or wss; write one of those'],
  ])
  expect(messages({ url: 'htp:/KEY' })?.[0]?.[0]).toBe('url')
  expect(messages({ url: 'http://n', rps: 3 })?.[0]).toEqual([
    '',
    'url, alias, maxRequestsPerSecond, weight, archive, ws',
  ])
  expect(messages(7)).toHaveLength(1)
  expect(JSON.stringify(messages({ url: 'ftp://KEY' }))).not.toContain('KEY')
})
