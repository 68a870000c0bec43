import fc from 'fast-check'
import { expect, test } from 'vitest'
import { blackScholesMertonValue } from './blackScholesMertonValue.ts'
import { type DigitalParameters, digitalValue } from './digitalValue.ts'
import { InvalidPriceError } from './errors/invalidPriceError.ts'
import { InvalidVolatilityError } from './errors/invalidVolatilityError.ts'

const base: DigitalParameters = {
  payoff: { kind: 'cash-or-nothing', cash: 10 },
  type: 'put',
  spot: 100,
  strike: 80,
  timeYears: 0.75,
  volatility: 0.35,
  rate: 0.06,
  assetYield: 0.06,
}

test('default', () => {
  expect(digitalValue(base)).toBeCloseTo(2.671, 4)
})

const market = fc.record({
  type: fc.constantFrom('call' as const, 'put' as const),
  spot: fc.double({ min: 20, max: 300, noNaN: true }),
  strike: fc.constant(100),
  timeYears: fc.double({ min: 0.01, max: 3, noNaN: true }),
  volatility: fc.double({ min: 0.05, max: 2, noNaN: true }),
  rate: fc.double({ min: -0.05, max: 0.2, noNaN: true }),
  assetYield: fc.double({ min: -0.05, max: 0.2, noNaN: true }),
})

test('behavior: a call is the asset less the strike in cash, and a gap at its own strike', () => {
  fc.assert(
    fc.property(market, (option) => {
      const sign = option.type === 'call' ? 1 : -1
      const asset = digitalValue({ ...option, payoff: { kind: 'asset-or-nothing' } })
      const cash = digitalValue({ ...option, payoff: { kind: 'cash-or-nothing', cash: 100 } })
      const gap = digitalValue({ ...option, payoff: { kind: 'gap', payoffStrike: 100 } })
      const value = blackScholesMertonValue(option)
      expect(sign * (asset - cash)).toBeCloseTo(value, 10)
      expect(gap).toBeCloseTo(value, 10)
    }),
  )
})

test('behavior: call and put together pay for certain', () => {
  fc.assert(
    fc.property(market, (option) => {
      const payoff = { kind: 'cash-or-nothing', cash: 1 } as const
      const both =
        digitalValue({ ...option, payoff, type: 'call' }) +
        digitalValue({ ...option, payoff, type: 'put' })
      expect(both).toBeCloseTo(Math.exp(-option.rate * option.timeYears), 14)
    }),
  )
})

test('behavior: a supershare is the difference of two asset digitals, per strike', () => {
  const call = { ...base, type: 'call' } as const
  const upperStrike = 120
  const share = digitalValue({ ...call, payoff: { kind: 'supershare', upperStrike } })
  const asset = (strike: number): number =>
    digitalValue({ ...call, strike, payoff: { kind: 'asset-or-nothing' } })
  expect(share).toBeCloseTo((asset(80) - asset(120)) / 80, 12)
})

test('error: InvalidVolatilityError', () => {
  expect(() => digitalValue({ ...base, volatility: 0 })).toThrow(InvalidVolatilityError)
})

test('error: InvalidPriceError', () => {
  const payoff = { kind: 'supershare', upperStrike: 70 } as const
  expect(() => digitalValue({ ...base, type: 'call', payoff })).toThrow(InvalidPriceError)
  expect(() => digitalValue({ ...base, spot: 0 })).toThrow(InvalidPriceError)
})
