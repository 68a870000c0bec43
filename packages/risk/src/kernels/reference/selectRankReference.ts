import type { KernelFunctions, KernelMemory } from '../kernelMachine.ts'

/**
 * The kernel `selectRank` in TypeScript: quickselect with a pivot from a sample whose expected rank is
 * near the one looked for.
 *
 * @see Floyd and Rivest, Algorithm 489, Communications of the ACM 18 (1975).
 */
export function selectRankReference(memory: KernelMemory): KernelFunctions['selectRank'] {
  return (values, count, k) => {
    const list = memory.f64.subarray(values / 8, values / 8 + count)
    selectBetween(list, 0, count - 1, k)
    return list[k] as number
  }
}

function selectBetween(list: Float64Array, from: number, to: number, k: number): void {
  let left = from
  let right = to
  while (right > left) {
    if (right - left > 600) {
      const n = right - left + 1
      const i = k - left + 1
      const s = sampleSize(n)
      const side = i < Math.trunc(n / 2) ? -1 : 1
      const deviation = Math.trunc(Math.sqrt((s * (n - s)) / n) * 0.9) * side
      const share = Math.trunc((i * s) / n)
      const low = Math.max(left, k - share + deviation)
      selectBetween(list, low, Math.min(right, k + (s - share) + deviation), k)
    }
    const pivot = list[k] as number
    let i = left
    let j = right
    while (i <= j) {
      while ((list[i] as number) < pivot) i += 1
      while ((list[j] as number) > pivot) j -= 1
      if (i > j) break
      const held = list[i] as number
      list[i] = list[j] as number
      list[j] = held
      i += 1
      j -= 1
    }
    if (j < k) left = i
    if (k < i) right = j
  }
}

/** The smallest s of 2^m, from 64, with s³ ≥ n². */
function sampleSize(n: number): number {
  let s = 64
  while (s * s * s < n * n) s *= 2
  return s
}
