import type { OptionType } from '@crossmargin/risk'
import type { VectorInput } from '../vectorInput.ts'
import { VectorInputError } from '../vectorInputError.ts'

/** Reads call or put, under any of the names that sources use. */
export function readOptionType(input: VectorInput): OptionType {
  const given = input.text('type', 'optionType', 'callPut', 'putCall', 'right').toLowerCase()
  if (given === 'call' || given === 'c') return 'call'
  if (given === 'put' || given === 'p') return 'put'
  throw new VectorInputError({
    problem: `The option type "${given}" is neither call nor put.`,
    remedy: 'Give "call" or "put".',
  })
}

/** An option on a spot, in the terms of Haug's and QuantLib's tables. */
export type SpotOption = {
  readonly type: OptionType
  readonly spot: number
  readonly strike: number
  readonly timeYears: number
  readonly volatility: number
  readonly rate: number
  readonly assetYield: number
}

/**
 * Reads an option on a spot, a forward or a currency.
 *
 * A forward is an asset whose yield is the rate; a cost of carry b is a yield of r − b.
 */
export function readSpotOption(input: VectorInput): SpotOption {
  const type = readOptionType(input)
  const isForward = input.has('forward') || input.has('future') || input.has('futures')
  const rate = input.numberOr(0, 'rate', 'r', 'riskFreeRate', 'domesticRate')
  const yieldKeys = ['dividendYield', 'q', 'assetYield', 'yield', 'foreignRate']
  const isCarry = input.has('carry') || input.has('costOfCarry') || input.has('b')
  const carried = isCarry ? rate - input.number('carry', 'costOfCarry', 'b') : isForward ? rate : 0
  return {
    type,
    spot: input.number('spot', 'forward', 'future', 'futures', 's', 'underlying'),
    strike: input.number('strike', 'k', 'x'),
    timeYears: readTime(input),
    volatility: input.number('vol', 'volatility', 'v', 'sigma'),
    rate,
    assetYield: input.numberOr(carried, ...yieldKeys),
  }
}

/** Reads a time to expiry in years, days or seconds; years of 365 days. */
export function readTime(input: VectorInput): number {
  if (input.has('days')) return input.number('days') / 365
  for (const key of ['seconds', 'timeToExpirySec', 'secondsToExpiry']) {
    if (input.has(key)) return input.number(key) / 31_536_000
  }
  return input.number('t', 'T', 'time', 'timeYears', 'tau', 'maturity')
}
