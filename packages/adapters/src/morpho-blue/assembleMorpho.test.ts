import { InvariantError } from '@crossmargin/core'
import { zeroAddress } from 'viem'
import { describe, expect, test } from 'vitest'
import { accrueInterest } from './accrueInterest.ts'
import { accruedMarket, assembleMorpho } from './assembleMorpho.ts'
import {
  accountWrites,
  at,
  createRows,
  key,
  marketId,
  marketRow,
  owner,
  priceRaw,
  readingOf,
  root,
  state,
} from './morphoFixtures.ts'

const later = { ...at, timestampSeconds: 90_000 }
const { market, feeShares } = accrueInterest(state.market, {
  atSeconds: 90_000,
  borrowRatePerSecondWad: 1_585_489_599n,
})

describe('assembleMorpho', () => {
  test('default: rows at the time of the last accrual', () => {
    const { rows, write } = createRows()
    write(accountWrites)
    expect(assembleMorpho(rows, { key, at })).toEqual(readingOf(state, priceRaw))
  })

  test('behavior: interest is accrued to the block by the observed rate', () => {
    const { rows, write } = createRows()
    write(accountWrites)
    const { snapshot } = assembleMorpho(rows, { key, at: later })
    expect(snapshot.state).toEqual({ ...state, market })
    expect(snapshot.gaps).toEqual([])
  })

  test('behavior: the fee recipient has what the accrual gives it, without any row of its own', () => {
    const { rows, write } = createRows()
    write(accountWrites)
    const singleton = { root, owner: zeroAddress, fee_recipient: owner }
    write([{ table: 'singleton', row: singleton }])
    const { position } = assembleMorpho(rows, { key, at: later }).snapshot.state
    expect(position).toEqual({ ...state.position, supplyShares: feeShares })
    expect(feeShares).toBeGreaterThan(0n)
  })

  test('behavior: an unknown rate is a gap, not a zero', () => {
    const { rows, write } = createRows()
    write(accountWrites)
    const row = { market_id: marketId, oracle_price: null, borrow_rate: null }
    write([{ table: 'observed', row }])
    const { snapshot, oraclePrices } = assembleMorpho(rows, { key, at: later })
    expect(snapshot.gaps.map(({ kind }) => kind)).toEqual(['venue-failed', 'oracle-unavailable'])
    expect(oraclePrices).toEqual([])
  })

  test('behavior: without a model, or unasked with nothing borrowed, nothing accrues but time', () => {
    const { rows } = createRows()
    const free = { ...marketRow, irm: zeroAddress }
    const unasked = { ...marketRow, total_borrow_assets: 0n }
    for (const row of [free, unasked]) {
      const { market: after } = accruedMarket(rows, { row, at: later })
      expect(after.totalBorrowAssets).toBe(row.total_borrow_assets)
      expect(after.lastUpdate).toBe(90_000n)
    }
  })

  test('error: InvariantError', () => {
    expect(() => assembleMorpho(createRows().rows, { key, at })).toThrow(InvariantError)
  })
})
