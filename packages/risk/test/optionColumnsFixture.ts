import fc from 'fast-check'

/** One option of an arbitrary book, within what markets quote. */
export type OptionItem = {
  readonly forward: number
  readonly moneyness: number
  readonly timeYears: number
  readonly volatility: number
  readonly isCall: boolean
  readonly quantity: number
  readonly underlying: number
}

const real = (min: number, max: number) => fc.double({ min, max, noNaN: true })

/** An arbitrary option on one of three underlyings. */
export const optionItem: fc.Arbitrary<OptionItem> = fc.record({
  forward: real(0.01, 100_000),
  moneyness: real(0.4, 2.5),
  timeYears: real(1 / 365, 3),
  volatility: real(0.1, 2),
  isCall: fc.boolean(),
  quantity: real(-50, 50),
  underlying: fc.nat(2),
})

/** Options as the kernels take them. */
export type OptionColumns = Readonly<
  Record<'forwards' | 'strikes' | 'timesYears' | 'volatilities' | 'quantities', Float64Array>
> & { readonly isCall: Uint8Array; readonly underlyings: Uint16Array }

/** The same options as columns. */
export function columnsOf(items: readonly OptionItem[]): OptionColumns {
  const column = (of: (item: OptionItem) => number) => Float64Array.from(items, of)
  return {
    forwards: column((it) => it.forward),
    strikes: column((it) => it.forward * it.moneyness),
    timesYears: column((it) => it.timeYears),
    volatilities: column((it) => it.volatility),
    isCall: Uint8Array.from(items, (it) => (it.isCall ? 1 : 0)),
    quantities: column((it) => it.quantity),
    underlyings: Uint16Array.from(items, (it) => it.underlying),
  }
}
