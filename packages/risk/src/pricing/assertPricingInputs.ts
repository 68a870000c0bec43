import { InvalidPriceError } from './errors/invalidPriceError.ts'
import { InvalidRateError } from './errors/invalidRateError.ts'
import { InvalidTimeError } from './errors/invalidTimeError.ts'
import { InvalidVolatilityError } from './errors/invalidVolatilityError.ts'

// Each of these names the argument it refuses, so a message leads to the place of the mistake.
// `!(x > 0)` is not `x <= 0`: the first refuses NaN too.

/** @throws InvalidPriceError unless the price is finite and at least zero. */
export function assertPrice(argument: string, price: number): void {
  if (!(price >= 0 && price < Number.POSITIVE_INFINITY)) {
    throw new InvalidPriceError({ argument, price, bound: '>= 0' })
  }
}

/** @throws InvalidPriceError unless the price is finite and above zero. */
export function assertPositivePrice(argument: string, price: number): void {
  if (!(price > 0 && price < Number.POSITIVE_INFINITY)) {
    throw new InvalidPriceError({ argument, price, bound: '> 0' })
  }
}

/** @throws InvalidTimeError unless the time is finite and above zero. */
export function assertTime(argument: string, timeYears: number): void {
  if (!(timeYears > 0 && timeYears < Number.POSITIVE_INFINITY)) {
    throw new InvalidTimeError({ argument, timeYears })
  }
}

/** @throws InvalidVolatilityError unless the volatility is finite and at least zero. */
export function assertVolatility(argument: string, volatility: number): void {
  if (!(volatility >= 0 && volatility < Number.POSITIVE_INFINITY)) {
    throw new InvalidVolatilityError({ argument, volatility, bound: '>= 0' })
  }
}

/** @throws InvalidVolatilityError unless the volatility is finite and above zero. */
export function assertPositiveVolatility(argument: string, volatility: number): void {
  if (!(volatility > 0 && volatility < Number.POSITIVE_INFINITY)) {
    throw new InvalidVolatilityError({ argument, volatility, bound: '> 0' })
  }
}

/** @throws InvalidRateError unless the rate is finite. */
export function assertRate(argument: string, rate: number): void {
  if (!Number.isFinite(rate)) throw new InvalidRateError({ argument, rate })
}
