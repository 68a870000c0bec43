import type { Gap } from '@crossmargin/core'
import { expect, test } from 'vitest'
import { assertComplete } from './assertComplete.ts'
import { IncompletePortfolioError } from './errors/incompletePortfolioError.ts'

const unreachable: Gap = {
  kind: 'chain-unreachable',
  effect: 'part-missing',
  message: 'Chain base: timed out.',
  chainId: 8453,
}
const stale: Gap = { kind: 'chain-stale', effect: 'none', message: 'Chain 1 is behind.' }
const unknown: Gap = { ...unreachable, kind: 'asset-unknown', effect: 'collateral-not-counted' }

function refusal(gaps: readonly Gap[]): IncompletePortfolioError {
  try {
    assertComplete({ gaps })
  } catch (error) {
    return error as IncompletePortfolioError
  }
  return expect.unreachable()
}

test('default', () => {
  expect(() => assertComplete({ gaps: [] })).not.toThrow()
  expect(() => assertComplete({ gaps: [stale] })).not.toThrow()
})

test('error: IncompletePortfolioError', () => {
  const error = refusal([stale, unreachable])
  expect(error).toBeInstanceOf(IncompletePortfolioError)
  expect(error.gaps).toEqual([unreachable])
  expect(error.message).toMatchInlineSnapshot(`
    "The portfolio is not whole: 1 gap.
    chain-unreachable (part-missing): Chain base: timed out.
    Mend what they name, or use the function that is not strict and show the gaps."
  `)
})

test('behavior: trying again is worth it only where asking is all that failed', () => {
  expect(refusal([unreachable]).retryable).toBe(true)
  expect(refusal([unreachable, unknown]).retryable).toBe(false)
})

test('behavior: many gaps are counted, and all are in the error', () => {
  const error = refusal(Array.from({ length: 12 }, () => unknown))
  expect(error.message).toContain('And 2 more')
  expect(error.gaps).toHaveLength(12)
})
