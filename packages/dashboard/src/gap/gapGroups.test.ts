import type { Graphql } from '@crossmargin/sdk'
import { expect, test } from 'vitest'
import { gapEffect } from './gapEffect.ts'
import { gapGroups } from './gapGroups.ts'

function gap(kind: string, effect: string, message = kind): Graphql.Gap {
  return { kind, effect, message, chainId: null, venue: null, account: null, asset: null }
}

const oracle = gap('oracle-unavailable', 'account-unknown')
const stale = gap('chain-stale', 'none')
const basis = gap('price-basis-unknown', 'none')

test('default', () => {
  const portfolio = {
    gaps: [basis, oracle, stale],
    enforced: { accounts: [{ gaps: [{ ...oracle }] }, { gaps: [gap('debt', 'debt-kept')] }] },
  }
  expect(gapGroups(portfolio)).toEqual({
    serious: [oracle, stale, gap('debt', 'debt-kept')],
    notes: [basis],
  })
})

test('behavior: the side taken is said in words, of an unheard-of effect too', () => {
  expect(gapEffect('debt-kept')).toBe('The debt is kept in full.')
  expect(gapEffect('none')).toBe('')
  expect(gapEffect('price-halved')).toBe('Effect: price halved.')
})
