import { expect, test } from 'vitest'
import { shrinkHint } from './shrinkHint.ts'

test('default', () => {
  const text = 'this block range should work: [0x10, 0x1f]'
  expect(shrinkHint('range-too-wide', text)).toEqual({
    kind: 'blocks',
    range: { from: 16, to: 31 },
  })
})

test.each([
  ['up to a 500 block range', 500],
  ['eth_getLogs is limited to a 10,000 range', 10_000],
  ['limited to 1024 block', 1_024],
  ['exceeds the range allowed for your plan (5000 > 3000)', 3_000],
  ['block range too large (2000), maximum allowed is 1000 blocks', 1_000],
  ['block range too large (2000)', 2_000],
  ['please limit the query to at most 1000 blocks', 1_000],
  ['maximum block range: 50000', 50_000],
  ['Max range: 800', 800],
  ['requested too many blocks from 1 to 9, maximum is set to 2048', 2_048],
  ['Maximum allowed number of requested blocks is 3500', 3_500],
  ['eth_getLogs range is too large, max is 1k blocks', 1_000],
  ['query must be smaller than size 1024', 1_024],
  ['block range is too wide (maximum 1024)', 1_024],
  ['exceed max block range: 5000', 5_000],
  ['query exceeds max block range 1000', 1_000],
  ['ranges over 10000 blocks are not supported on freetier', 10_000],
  ['maximum [from, to] blocks distance: 2000', 2_000],
])('behavior: the limit in blocks is read from "%s"', (text, maxBlocks) => {
  expect(shrinkHint('range-too-wide', text)).toEqual({ kind: 'blocks', maxBlocks })
})

test('behavior: F01 a range the wrong way round, or an absurd one, is no hint', () => {
  for (const range of ['[0x20, 0x10]', '[0x0, 0xffffffffff]', '[0x, 0x1]'])
    expect(shrinkHint('range-too-wide', `should work: ${range}`)).toEqual({ kind: 'blocks' })
})

test('behavior: F11 a limit of addresses is read', () => {
  expect(
    shrinkHint(
      'too-many-addresses',
      'This query contains 6200 filters. The current limit is 5000.',
    ),
  ).toEqual({ kind: 'addresses', maxAddresses: 5_000 })
  expect(shrinkHint('too-many-addresses', 'less please')).toEqual({ kind: 'addresses' })
})

test('behavior: a result limit is not a limit in blocks', () => {
  expect(
    shrinkHint('too-many-results', 'exceeds max results 20000, retry with the range 1-9'),
  ).toEqual({ kind: 'blocks', range: { from: 1, to: 9 } })
  expect(shrinkHint('rate-limited', 'max is 1k')).toBeUndefined()
})
