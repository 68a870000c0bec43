import { type StressedAsset, stressedPortfolioValue } from '@crossmargin/risk'
import { checkFigures } from '../checkFigures.ts'
import { readTolerance } from '../tolerance.ts'
import type { VectorFamily } from '../vectorFamily.ts'
import { type VectorInput, vectorInput } from '../vectorInput.ts'
import { VectorInputError } from '../vectorInputError.ts'
import { printedTolerance } from './printedTolerance.ts'

/** Arkis' stress-tested portfolio value: spot on chain, futures at a centralised venue. */
export const arkisMultivenueMargin: VectorFamily = {
  name: 'arkis_multivenue_margin',
  run: ({ input: value, expected: published, tolerance: own }, { file }) => {
    const input = vectorInput(value)
    const expected = vectorInput(published, 'expected')
    const spot = readSpot(input)
    const futures = readFutures(input, spot)
    const result = stressedPortfolioValue({
      borrowed: input.number('borrow', 'borrowed', 'loan'),
      spot,
      futuresMarginValue: readMarginValue(input),
      futures,
      marginTokens: readMarginTokens(input),
    })
    input.assertAllRead()
    const tolerance = readTolerance(own ?? file.tolerance, 'abs')
    const computed: Readonly<Record<string, number>> = {
      stressedValue: result.stressedValue,
      stpv: result.stressedValue,
      stpvPlus: result.afterRise,
      stressedValuePlus: result.afterRise,
      stpvMinus: result.afterFall,
      stressedValueMinus: result.afterFall,
      up: result.afterRise,
      down: result.afterFall,
    }
    return checkFigures(
      expected.keys.map((key) => {
        const figure = expected.number(key)
        // The paper cuts ratios to the digits printed.
        if (/risk/i.test(key)) {
          const printed = printedTolerance(figure)
          return { name: key, computed: result.riskFactor, expected: figure, tolerance: printed }
        }
        return { name: key, computed: computed[key] ?? Number.NaN, expected: figure, tolerance }
      }),
    )
  },
}

function readShocks(input: VectorInput): {
  readonly shockOf: (asset: string) => number
  readonly isPegged: (asset: string) => boolean
} {
  const shocks = input.has('shock') ? input.part('shock') : input.part('shocks')
  const values = new Map(shocks.keys.map((key) => [key, Math.abs(shocks.number(key))]))
  const key = ['pegged', 'peggedAssets'].find((it) => input.has(it))
  const pegged = key === undefined ? undefined : namesOf(input.raw(key))
  return {
    shockOf: (asset) => values.get(asset) ?? 0,
    // Where a case does not say, assets named after the dollar are pegged to it.
    isPegged: (asset) => (pegged === undefined ? /USD|DAI/.test(asset) : pegged.includes(asset)),
  }
}

function namesOf(value: unknown): readonly string[] {
  if (Array.isArray(value)) return value.map(String)
  if (typeof value === 'object' && value !== null) {
    return Object.entries(value).flatMap(([name, isPegged]) => (isPegged === false ? [] : [name]))
  }
  return [String(value)]
}

function readSpot(input: VectorInput): readonly StressedAsset[] {
  const { shockOf, isPegged } = readShocks(input)
  const pairs = input.has('spot') ? readPairs(input.part('spot')) : []
  const cash = input.numberOr(0, 'cash', 'usdt', 'USDT')
  return [
    ...pairs.map(({ asset, quantity, price }) => ({
      asset,
      quantity,
      price,
      shock: shockOf(asset),
      isPegged: isPegged(asset),
    })),
    { asset: 'borrowed asset', quantity: cash, price: 1, shock: 0, isPegged: true },
  ]
}

type Pair = { readonly asset: string; readonly quantity: number; readonly price: number }

// `[quantity, price]`, an object of both, or a bare number: an amount of the borrowed asset itself.
function readPairs(part: VectorInput): readonly Pair[] {
  return part.keys.map((asset) => {
    const value = part.raw(asset)
    if (Array.isArray(value)) {
      const [quantity, price = 1] = part.numbers(asset)
      return { asset, quantity: quantity ?? Number.NaN, price }
    }
    if (typeof value === 'number') return { asset, quantity: value, price: 1 }
    const pair = part.part(asset)
    return {
      asset,
      quantity: pair.number('quantity', 'qty', 'amount', 'size'),
      price: pair.numberOr(1, 'price', 'mark'),
    }
  })
}

const futureKeys = ['futures', 'perps', 'perpetuals', 'futuresExposure', 'exposure', 'exposures']

function readFutures(input: VectorInput, spot: readonly StressedAsset[]): readonly StressedAsset[] {
  const key = futureKeys.find((it) => input.has(it))
  if (key === undefined) return []
  const { shockOf, isPegged } = readShocks(input)
  const part = futuresPart(input, key)
  return part.keys
    .filter((asset) => !marginKeys.includes(asset))
    .map((asset) => {
      const value = part.raw(asset)
      const held = spot.find((it) => it.asset === asset)
      const pair = typeof value === 'number' ? ofNumber(value, held) : onePair(part, asset)
      return { asset, ...pair, shock: shockOf(asset), isPegged: isPegged(asset) }
    })
}

function onePair(part: VectorInput, asset: string): Omit<Pair, 'asset'> {
  const value = part.raw(asset)
  const [pair] = readPairs(vectorInput({ [asset]: value }, 'futures'))
  if (pair === undefined) throw misread('futures')
  return { quantity: pair.quantity, price: pair.price }
}

// A bare number is a number of contracts where it is of the size of the spot held, else a value.
function ofNumber(value: number, held: StressedAsset | undefined): Omit<Pair, 'asset'> {
  if (held === undefined || held.quantity === 0) return { quantity: value, price: 1 }
  const asQuantity = Math.abs(Math.log(Math.abs(value / held.quantity)))
  const asValue = Math.abs(Math.log(Math.abs(value / (held.quantity * held.price))))
  return { quantity: value, price: asQuantity < asValue ? held.price : 1 }
}

const marginKeys: readonly string[] = [
  'marginValue',
  'valueMargin',
  'margin',
  'marginBalance',
  'futuresMargin',
  'futuresMarginValue',
]

// The margin value may stand beside the futures or among them.
function readMarginValue(input: VectorInput): number {
  const own = input.numberOr(Number.NaN, ...marginKeys)
  if (!Number.isNaN(own)) return own
  const key = futureKeys.find((it) => input.has(it))
  return key === undefined ? 0 : marginAmong(vectorInput(input.raw(key), key))
}

function marginAmong(part: VectorInput): number {
  return part.numberOr(0, ...marginKeys)
}

function futuresPart(input: VectorInput, key: string): VectorInput {
  const part = vectorInput(input.raw(key), key)
  const inner = ['positions', 'exposure', 'exposures'].find((it) => part.has(it))
  return inner === undefined ? part : part.part(inner)
}

function readMarginTokens(input: VectorInput): readonly StressedAsset[] {
  const key = ['marginTokens', 'tokenExposure', 'marginToken'].find((it) => input.has(it))
  if (key === undefined) return []
  const { shockOf, isPegged } = readShocks(input)
  return readPairs(input.part(key)).map((it) => ({
    ...it,
    shock: shockOf(it.asset),
    isPegged: isPegged(it.asset),
  }))
}

function misread(what: string): VectorInputError {
  return new VectorInputError({
    problem: `Not understood in an Arkis case: ${what}.`,
    remedy: 'Give `[quantity, price]`, an object of both, or a number.',
  })
}
