import type { Graphql } from '@crossmargin/sdk'
import { expect, test } from 'vitest'
import { riskMissing } from './riskMissing.ts'

function gap(kind: string, effect: string): Graphql.Gap {
  return {
    kind,
    effect,
    message: `${kind}.`,
    chainId: null,
    venue: null,
    account: null,
    asset: null,
  }
}

test('default', () => {
  const gaps = [gap('chain-stale', 'none'), gap('chain-unreachable', 'part-missing')]
  expect(riskMissing(gaps).detail).toBe('chain-unreachable.')
})

test('behavior: without a gap that hides anything the reason is that none was given', () => {
  expect(riskMissing([gap('chain-stale', 'none')]).reason).toBe('not given')
})
