import { correlationRepair } from './correlationRepair.ts'
import { deriveBlack76 } from './deriveBlack76.ts'
import { deriveSviVol } from './deriveSviVol.ts'
import { garchBenchmark } from './garchBenchmark.ts'
import { haugDigitalValues } from './haugDigitalValues.ts'
import { haugEuropeanGreeks } from './haugEuropeanGreeks.ts'
import { haugEuropeanValues } from './haugEuropeanValues.ts'
import { oreParametricVar } from './oreParametricVar.ts'
import { performanceanalyticsVarEs } from './performanceanalyticsVarEs.ts'
import { perpetualFuturesAhj } from './perpetualFuturesAhj.ts'
import { quantlibDeltaConventions } from './quantlibDeltaConventions.ts'
import { strataBlack76Prices } from './strataBlack76Prices.ts'
import { strataQuantileConventions } from './strataQuantileConventions.ts'
import { sviVogtArbitrage } from './sviVogtArbitrage.ts'
import { varBacktestLr } from './varBacktestLr.ts'
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
