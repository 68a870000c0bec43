import { blackScholesMertonValue } from './blackScholesMertonValue.ts'
import type { OptionType } from './optionType.ts'

export type GarmanKohlhagenParameters = {
  readonly type: OptionType
  /** Domestic currency per unit of foreign currency, at least 0. */
  readonly spot: number
  /** In the same unit. */
  readonly strike: number
  /** Above 0. */
  readonly timeYears: number
  /** At least 0, per √year. */
  readonly volatility: number
  /** Of the currency that the value is in; continuous, per year. */
  readonly domesticRate: number
  /** Of the currency that is bought or sold; continuous, per year. */
  readonly foreignRate: number
}

/**
 * Values a European option on a currency (Garman and Kohlhagen 1983): the foreign rate is what the
 * asset yields.
 *
 * @returns domestic currency per unit of foreign notional.
 * @throws InvalidPriceError, InvalidTimeError, InvalidVolatilityError, InvalidRateError
 */
export function garmanKohlhagenValue(parameters: GarmanKohlhagenParameters): number {
  const { domesticRate, foreignRate, ...option } = parameters
  return blackScholesMertonValue({ ...option, rate: domesticRate, assetYield: foreignRate })
}
