import { expect, test } from 'vitest'
import { hedgedBook } from '../../../test/riskBookFixture.ts'
import { derivePmrm2 as set } from '../parameter-sets/derivePmrm2.ts'
import { span16 } from '../parameter-sets/span16.ts'
import { shockedVolatility, termMultiplier } from './shockedVolatility.ts'

const expiry = hedgedBook.underlyings[0]?.expiries[0]
if (expiry === undefined) throw new TypeError('the fixture has an expiry')
const option = { kind: 'call', strikePriceUsd: 2010, quantity: 1, volatility: 0.6 } as const

test('default', () => {
  expect(shockedVolatility(expiry, { move: 'none', set })(option)).toBe(0.6)
  expect(shockedVolatility(expiry, { move: 'up', set })(option)).toBeCloseTo(0.6 * 1.5, 12)
  expect(shockedVolatility(expiry, { move: 'down', set })(option)).toBeCloseTo(0.6 * 0.725, 12)
})

test('behavior: the floor holds in up rows only', () => {
  const calm = { ...option, volatility: 0.1 }
  expect(shockedVolatility(expiry, { move: 'up', set })(calm)).toBe(0.45)
  expect(shockedVolatility(expiry, { move: 'none', set })(calm)).toBe(0.1)
})

test('behavior: near expiries move more, to the floor of the days', () => {
  const at = (days: number): number =>
    termMultiplier({ ...expiry, secondsToExpiry: days * 86_400 }, set.volatilityShock)
  expect(at(30)).toBe(1)
  expect(at(1)).toBeCloseTo(30 ** 0.3, 12)
  expect(at(0.1)).toBe(at(1))
  expect(at(60)).toBeCloseTo(0.5 ** 0.13, 12)
})

test('behavior: a down move ends at zero', () => {
  const near = { ...expiry, secondsToExpiry: 60 }
  const volatilityShock = { ...set.volatilityShock, down: 5 }
  expect(shockedVolatility(near, { move: 'down', set: { volatilityShock } })(option)).toBe(0)
})

test('behavior: absolute points are added', () => {
  const points = span16()
  expect(shockedVolatility(expiry, { move: 'up', set: points })(option)).toBeCloseTo(0.75, 12)
  expect(shockedVolatility(expiry, { move: 'down', set: points })(option)).toBeCloseTo(0.45, 12)
})

test('behavior: a skew leaves the strike at the forward and turns the wings to their caps', () => {
  const linear = shockedVolatility(expiry, { move: 'linear-skew', set })
  const absolute = shockedVolatility(expiry, { move: 'absolute-skew', set })
  expect(linear(option)).toBe(0.6)
  const cap = 0.15 - 0.05 * Math.sqrt(30 / 365)
  const low = { ...option, strikePriceUsd: 100 }
  expect(linear(low)).toBeCloseTo(0.6 * (1 - cap), 12)
  expect(absolute(low)).toBeCloseTo(0.6 * (1 + cap), 12)
})

test('behavior: a linear skew that also moves spot turns to the cap of the absolute one', () => {
  const skewShock = {
    linearCap: 9,
    linearTermSlope: 0,
    absoluteCap: 0.15,
    absoluteTermSlope: -0.05,
  }
  const wide = {
    ...set,
    skewShock: {
      ...skewShock,
      minimumWidth: 0.01,
      widthScale: 4,
      volatilityStatic: 0.6,
      volatilityScale: -0.1,
    },
  }
  const moved = shockedVolatility(expiry, { move: 'linear-skew', set: wide, spotMove: 0.18 })
  const cap = 0.15 - 0.05 * Math.sqrt(30 / 365)
  expect(moved({ ...option, strikePriceUsd: 100 })).toBeCloseTo(0.6 * (1 - cap), 12)
  expect(moved({ ...option, strikePriceUsd: 40_000 })).toBeCloseTo(0.6 * (1 + cap), 12)
})
