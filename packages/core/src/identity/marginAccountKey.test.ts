import fc from 'fast-check'
import { expect, test } from 'vitest'
import { InvalidAccountIdError } from '../errors/invalidAccountIdError.ts'
import { toAssetId } from './assetId.ts'
import type { Hex } from './hex.ts'
import { parseMarginAccountId, toMarginAccountId } from './marginAccountKey.ts'

const root = '0xAbCdEf0000000000000000000000000000000001'
const owner = '0x00000000000000000000000000000000000000fF'

test('default', () => {
  const id = toMarginAccountId({ venue: 'aave-v3', chainId: 1, root, owner })
  expect(id).toBe(`aave-v3:1:${root.toLowerCase()}:${owner.toLowerCase()}`)
  expect(toAssetId({ chainId: 10, address: root })).toBe(`10:${root.toLowerCase()}`)
})

test('behavior: an id reads back to the key it was made of', () => {
  const hex = (bytes: number) =>
    fc
      .uint8Array({ minLength: bytes, maxLength: bytes })
      .map((it): Hex => `0x${Buffer.from(it).toString('hex')}`)
  fc.assert(
    fc.property(hex(20), hex(20), fc.option(hex(32), { nil: undefined }), (root, owner, sub) => {
      const key = { venue: 'morpho-blue', chainId: 8453, root, owner, ...(sub && { sub }) }
      expect(parseMarginAccountId(toMarginAccountId(key))).toEqual(key)
    }),
  )
})

test('error: InvalidAccountIdError', () => {
  const wrong = [
    '',
    'aave-v3',
    `aave-v3:1:${root}`,
    `aave-v3:one:${root}:${owner}`,
    `:1:${root}:${owner}`,
  ]
  for (const id of wrong) expect(() => parseMarginAccountId(id)).toThrow(InvalidAccountIdError)
  expect(() =>
    parseMarginAccountId(`aave-v3:1:${root}:${owner}:0x01:more`),
  ).toThrowErrorMatchingInlineSnapshot(`
    [InvalidAccountIdError: "aave-v3:1:0xAbCdEf0000000000000000000000000000000001:0x00000000000000000000000000000000000000fF:0x01:more" is not a margin account id.
    An id reads venue:chainId:root:owner, and :sub where the venue has sub-accounts or isolated markets.
    Take it from the \`id\` field of a margin account.]
  `)
})
