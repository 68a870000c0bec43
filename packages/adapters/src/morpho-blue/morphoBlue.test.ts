import { describe, expect, test } from 'vitest'
import { morphoBlue } from './morphoBlue.ts'
import {
  accountWrites,
  collateralToken,
  deployment,
  key,
  loanToken,
  marketId,
  root,
  state,
} from './morphoFixtures.ts'

describe('morphoBlue', () => {
  test('default', () => {
    expect(morphoBlue.index.topics).toHaveLength(12)
    expect(new Set(morphoBlue.index.topics).size).toBe(12)
    expect(morphoBlue.index.addresses(deployment)).toEqual([root])
  })

  test('behavior: an account exists because of a position, and of nothing else', () => {
    const accounts = accountWrites.flatMap((write) =>
      morphoBlue.index.accounts(write, { deployment }),
    )
    expect(accounts).toEqual([key])
  })

  test("behavior: only a new market needs its tokens' facts", () => {
    const marketParams = { ...state.params, loanToken, collateralToken }
    const created = { eventName: 'CreateMarket', args: { id: marketId, marketParams } } as const
    expect(morphoBlue.index.facts(created, { deployment }).map(({ to }) => to)).toEqual([
      loanToken,
      loanToken,
      collateralToken,
      collateralToken,
    ])
    const fee = { eventName: 'SetFee', args: { id: marketId, newFee: 0n } } as const
    expect(morphoBlue.index.facts(fee, { deployment })).toEqual([])
    expect(morphoBlue.index.children(created)).toEqual([])
  })
})
