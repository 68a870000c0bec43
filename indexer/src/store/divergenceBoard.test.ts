import { toMarginAccountId } from '@crossmargin/core'
import { expect, test } from 'vitest'
import { createDivergenceBoard, divergenceGap } from './divergenceBoard.ts'

const divergence = {
  key: {
    venue: 'bank',
    chainId: 1,
    root: '0x00000000000000000000000000000000000000b0',
    owner: '0x00000000000000000000000000000000000000a1',
  },
  blockNumber: 7,
  field: 'snapshot.debts[0].balanceRaw',
  indexed: '1',
  chain: '2',
} as const
const account = toMarginAccountId(divergence.key)

test('default', () => {
  const board = createDivergenceBoard()
  expect([board.open(divergence), board.open({ ...divergence, blockNumber: 8 })]).toEqual([
    true,
    false,
  ])
  expect(board.listOpen(1)).toEqual([{ ...divergence, blockNumber: 8 }])
  expect([board.listOpen(2), board.total(1), board.total(2)]).toEqual([[], 1, 0])
  expect(board.close(account)?.blockNumber).toBe(8)
  expect([board.listOpen(), board.close(account), board.total(1)]).toEqual([[], undefined, 1])
})

test('behavior: what diverges is a gap that makes the account unknown', () => {
  expect(divergenceGap(divergence)).toMatchInlineSnapshot(`
    {
      "account": "bank:1:0x00000000000000000000000000000000000000b0:0x00000000000000000000000000000000000000a1",
      "chainId": 1,
      "effect": "account-unknown",
      "kind": "divergence",
      "message": "The index and the chain differ on account bank:1:0x00000000000000000000000000000000000000b0:0x00000000000000000000000000000000000000a1 at block 7 (snapshot.debts[0].balanceRaw); it is indexed again and unknown until both agree.",
      "venue": "bank",
    }
  `)
})
