import { marginFamilies } from './margin/marginFamilies.ts'
import { correlationRepair } from './measures/correlationRepair.ts'
import { garchBenchmark } from './measures/garchBenchmark.ts'
import { oreParametricVar } from './measures/oreParametricVar.ts'
import { performanceanalyticsVarEs } from './measures/performanceanalyticsVarEs.ts'
import { strataQuantileConventions } from './measures/strataQuantileConventions.ts'
import { varBacktestLr } from './measures/varBacktestLr.ts'
import { deriveBlack76 } from './pricing/deriveBlack76.ts'
import { deriveSviVol } from './pricing/deriveSviVol.ts'
import { haugDigitalValues } from './pricing/haugDigitalValues.ts'
import { haugEuropeanGreeks } from './pricing/haugEuropeanGreeks.ts'
import { haugEuropeanValues } from './pricing/haugEuropeanValues.ts'
import { perpetualFuturesAhj } from './pricing/perpetualFuturesAhj.ts'
import { quantlibDeltaConventions } from './pricing/quantlibDeltaConventions.ts'
import { strataBlack76Prices } from './pricing/strataBlack76Prices.ts'
import { sviVogtArbitrage } from './pricing/sviVogtArbitrage.ts'
import type { VectorFamily } from './vectorFamily.ts'

/** Every family the tool knows, one line each. */
const families: readonly VectorFamily[] = [
  correlationRepair,
  garchBenchmark,
  oreParametricVar,
  performanceanalyticsVarEs,
  strataQuantileConventions,
  varBacktestLr,
  deriveBlack76,
  deriveSviVol,
  haugDigitalValues,
  haugEuropeanGreeks,
  haugEuropeanValues,
  ...marginFamilies,
  perpetualFuturesAhj,
  quantlibDeltaConventions,
  strataBlack76Prices,
  sviVogtArbitrage,
]

/** Finds the family of a file: the longest name that the file's name begins with. */
export function resolveFamily(fileName: string): VectorFamily | undefined {
  const stem = fileName.replace(/\.json$/, '')
  return [...families]
    .sort((a, b) => b.name.length - a.name.length)
    .find(({ name }) => stem === name || stem.startsWith(name))
}
