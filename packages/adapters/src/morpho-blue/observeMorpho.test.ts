import { encodeAbiParameters, type Hex, parseAbiParameters, zeroAddress } from 'viem'
import { describe, expect, test } from 'vitest'
import type { ViewResult } from '../kit/view.ts'
import { createRows, irm, marketId, marketRow, oracle } from './morphoFixtures.ts'
import { applyMorphoObservations, observeMorpho, oraclePriceOf } from './observeMorpho.ts'

const word = (value: bigint): ViewResult => ({
  kind: 'returned',
  data: encodeAbiParameters(parseAbiParameters('uint256'), [value]),
})
const idle = {
  ...marketRow,
  total_supply_shares: 0n,
  total_borrow_shares: 0n,
  is_used: false,
}

function chainOf(answers: { readonly [address: string]: ViewResult }) {
  return { get: ({ to }: { readonly to: string; readonly data: Hex }) => answers[to] }
}

describe('observeMorpho', () => {
  test('default: the price and the rate of a used market', () => {
    const { rows, write } = createRows()
    write([{ table: 'market', row: marketRow }])
    expect(observeMorpho(rows).map(({ to }) => to)).toEqual([oracle, irm])
    const results = chainOf({ [oracle]: word(5n), [irm]: word(7n) })
    const writes = applyMorphoObservations(rows, results)
    const row = { market_id: marketId, oracle_price: 5n, borrow_rate: 7n }
    expect(writes).toEqual([{ table: 'observed', row }])
    write(writes)
    expect(applyMorphoObservations(rows, results)).toEqual([])
  })

  test('behavior: what reverts is unknown, again and again the same', () => {
    const { rows, write } = createRows()
    write([{ table: 'market', row: marketRow }])
    const writes = applyMorphoObservations(rows, chainOf({ [irm]: { kind: 'reverted' } }))
    const row = { market_id: marketId, oracle_price: null, borrow_rate: null }
    expect(writes).toEqual([{ table: 'observed', row }])
    write(writes)
    expect(applyMorphoObservations(rows, chainOf({}))).toEqual([])
  })

  test('behavior: a market without a model has rate zero, and its model is not asked', () => {
    const { rows, write } = createRows()
    write([{ table: 'market', row: { ...marketRow, irm: zeroAddress } }])
    expect(observeMorpho(rows)).toEqual([oraclePriceOf(oracle).view])
    const [change] = applyMorphoObservations(rows, chainOf({ [oracle]: word(5n) }))
    expect(change?.row).toMatchObject({ borrow_rate: 0n })
  })

  test('behavior: a market nobody uses is not asked about', () => {
    const { rows, write } = createRows()
    write([{ table: 'market', row: idle }])
    expect(observeMorpho(rows)).toEqual([])
    expect(applyMorphoObservations(rows, chainOf({}))).toEqual([])
  })
})
