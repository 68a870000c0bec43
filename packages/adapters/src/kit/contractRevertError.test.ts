import { InvariantError } from '@crossmargin/core'
import { describe, expect, test } from 'vitest'
import { ContractRevertError, refusalOr, requireThat } from './contractRevertError.ts'

describe('refusalOr', () => {
  test('default', () => {
    expect(refusalOr(() => 7)).toBe(7)
  })

  test('behavior: a revert is a refusal', () => {
    const refused = refusalOr(() => requireThat(false, 'zero assets', 'Nothing would move.'))
    const message = 'Nothing would move.'
    expect(refused).toEqual({ kind: 'refusal', reason: 'zero assets', message })
  })

  test('error: InvariantError passes through', () => {
    const run = () => {
      throw new InvariantError({ invariant: 'one is one' })
    }
    expect(() => refusalOr(run)).toThrow(InvariantError)
  })
})

describe('requireThat', () => {
  test('error: ContractRevertError', () => {
    expect(() => requireThat(true, 'a', 'b')).not.toThrow()
    expect(() => requireThat(false, 'a', 'b')).toThrow(ContractRevertError)
  })
})
