import { expect, test } from 'vitest'
import { prices, usdc, weth } from './aaveFixtures.ts'
import { exampleReading, exampleState, owed, supplied, withExampleReserve } from './exampleState.ts'

const state = exampleState({ positions: [supplied(weth, 3n), owed(usdc, 3n)] })

test('default: collateral rounded down, debt up', () => {
  const { snapshot, oraclePrices } = exampleReading(state)
  expect(snapshot.collaterals.map(({ balanceRaw }) => balanceRaw)).toEqual([3n])
  expect(snapshot.debts.map(({ balanceRaw }) => balanceRaw)).toEqual([4n])
  expect(snapshot.gaps).toEqual([])
  expect(oraclePrices).toHaveLength(3)
  expect(oraclePrices[0]).toEqual({
    key: weth,
    base: `1:${weth}`,
    quote: 'USD',
    source: state.oracle,
    valueRaw: 300_000_000_000n,
    decimals: 8,
  })
})

test('behavior: what is not known is a gap with a reason', () => {
  const kinds = (changed: typeof state, known = prices) =>
    exampleReading(changed, known).snapshot.gaps.map(({ kind, effect }) => [kind, effect])
  const blind = new Map(prices)
  blind.delete(usdc)
  expect(kinds(state, blind)).toEqual([['price-missing', 'collateral-not-counted']])
  expect(kinds({ ...state, revision: 9 })).toEqual([['revision-unproven', 'none']])
  for (const changed of [{ revision: 99 }, { revision: null }, { baseCurrencyUnit: 10n ** 18n }])
    expect(kinds({ ...state, ...changed })).toEqual([['not-modelled', 'account-unknown']])
  expect(kinds({ ...state, isDoubtful: true })).toEqual([['divergence', 'account-unknown']])
  const categories = exampleState().categories.map((it) => ({ ...it, hasOwnPrice: true }))
  expect(kinds({ ...state, categories })).toEqual([])
  expect(kinds({ ...state, categories, categoryId: 1 })).toEqual([
    ['not-modelled', 'account-unknown'],
  ])
  const asset = { ...exampleState().reserves[0]?.asset, decimals: 'unknown' } as never
  expect(kinds(withExampleReserve(state, weth, { asset }))).toEqual([
    ['decimals-unknown', 'collateral-not-counted'],
  ])
})

test('behavior: a dead asset nobody holds is nobody’s gap', () => {
  expect(exampleReading(exampleState(), new Map()).snapshot.gaps).toEqual([])
})
