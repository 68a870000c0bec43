import type { KernelFunctions, KernelMemory } from '../kernelMachine.ts'
import { exponential } from './exponential.ts'
import { logRatio } from './logRatio.ts'
import { millsRatio } from './tableRow.ts'

/** The kernel `blackBatch` in TypeScript: the same operations in the same order, a contract at a time. */
export function blackBatchReference(memory: KernelMemory): KernelFunctions['blackBatch'] {
  return (base, stride, calls, count, hasRates) => {
    const cells = memory.f64
    const step = stride / 8
    let isUsable = true
    for (let n = 0; n < count; n += 1) {
      const i = base / 8 + n
      const forward = cells[i] as number
      const strike = cells[i + step] as number
      const time = cells[i + 2 * step] as number
      const volatility = cells[i + 3 * step] as number
      const rate = cells[i + 4 * step] as number
      const growth = 0 - rate * time
      isUsable &&= isWithin(forward) && isWithin(strike) && isWithin(time) && isWithin(volatility)
      const sign = (memory.u8[calls + n] as number) * 2 - 1
      const rootTime = Math.sqrt(time)
      const deviation = volatility * rootTime
      const perDeviation = 1 / deviation
      const perForward = 1 / forward
      const standardised = logRatio(forward, strike) * perDeviation
      const half = 0.5 * deviation
      const d1 = standardised + half
      const d2 = standardised - half
      const size1 = Math.abs(d1)
      const size2 = Math.abs(d2)
      const isFirst = size1 <= size2
      const d = isFirst ? size1 : size2
      const density = exponential(-0.5 * (d * d))
      const weight = (isFirst ? forward : strike) * 0.3989422804014327 * density
      const tail1 = weight * millsRatio(cells, size1)
      const tail2 = weight * millsRatio(cells, size2)
      const asset = d1 * sign > 0 ? forward - tail1 : tail1
      const cash = d2 * sign > 0 ? strike - tail2 : tail2
      if (hasRates !== 0) isUsable &&= Math.abs(growth) <= 700
      const discount = hasRates === 0 ? 1 : exponential(growth)
      const signed = discount * sign
      const worth = signed * (asset - cash)
      const value = worth > 0 ? worth : 0
      const scaled = discount * weight
      const speed = volatility * (volatility * perDeviation)
      cells[i + 5 * step] = value
      cells[i + 6 * step] = signed * asset * perForward
      cells[i + 7 * step] = scaled * perForward * perDeviation * perForward
      cells[i + 8 * step] = scaled * rootTime
      cells[i + 9 * step] = rate * value - 0.5 * scaled * speed
    }
    return isUsable ? 1 : 0
  }
}

function isWithin(value: number): boolean {
  return value >= 1e-100 && value <= 1e100
}
