import { expect, test } from 'vitest'
import { encodedCall } from './encodedCall.ts'

const to = '0x00000000000000000000000000000000000000aa'
const token = '0x00000000000000000000000000000000000000bb'

test('default: the contract called is who must be allowed', () => {
  expect(encodedCall({ to, data: '0x01', takes: { token, amountRaw: 5n } })).toEqual({
    calls: [{ to, data: '0x01', valueWei: 0n }],
    approvals: [{ token, spender: to, amountRaw: 5n }],
  })
})

test('behavior: what takes nothing needs no allowance', () => {
  expect(encodedCall({ to, data: '0x01' }).approvals).toEqual([])
})
