import type { KernelFunctions, KernelMemory } from '../kernelMachine.ts'
import { exponential } from './exponential.ts'
import { normalCdf16 } from './tableRow.ts'

/** The kernels of Monte Carlo paths in TypeScript. */
export function pathValuesReference(
  memory: KernelMemory,
): Pick<KernelFunctions, 'exponentials' | 'addPathValues' | 'addPatches'> {
  return {
    exponentials: (x, out, count) => {
      const cells = memory.f64
      for (let i = 0; i < count; i += 1) {
        cells[out / 8 + i] = exponential(cells[x / 8 + i] as number)
      }
    },
    addPathValues: (options, pairs, linear, x, spot, volatility, out, count) => {
      const cells = memory.f64
      const end = options / 8 + pairs * 10
      for (let path = 0; path < count; path += 1) {
        const shock = cells[x / 8 + path] as number
        const v = cells[volatility / 8 + path] as number
        const iv = 1 / v
        // Two sums, of the first and the second contract of each block, as in two lanes.
        let assets0 = 0
        let assets1 = 0
        let cash0 = 0
        let cash1 = 0
        for (let at = options / 8; at < end; at += 10) {
          const z0 = ((cells[at] as number) + shock) * (cells[at + 2] as number) * iv
          const z1 = ((cells[at + 1] as number) + shock) * (cells[at + 3] as number) * iv
          const h0 = (cells[at + 4] as number) * v
          const h1 = (cells[at + 5] as number) * v
          assets0 += (cells[at + 6] as number) * normalCdf16(cells, z0 + h0)
          assets1 += (cells[at + 7] as number) * normalCdf16(cells, z1 + h1)
          cash0 += (cells[at + 8] as number) * normalCdf16(cells, z0 - h0)
          cash1 += (cells[at + 9] as number) * normalCdf16(cells, z1 - h1)
        }
        const moving = assets0 + assets1 + linear
        const value = (cells[spot / 8 + path] as number) * moving + (cash0 + cash1)
        cells[out / 8 + path] = (cells[out / 8 + path] as number) + value
      }
    },
    addPatches: (patches, cellsX, cellsY, x0, scaleX, y0, scaleY, x, y, out, count) => {
      const cells = memory.f64
      for (let path = 0; path < count; path += 1) {
        const px = ((cells[x / 8 + path] as number) - x0) * scaleX
        const py = ((cells[y / 8 + path] as number) - y0) * scaleY
        const cx = Math.min(cellsX - 1, Math.trunc(px))
        const cy = Math.min(cellsY - 1, Math.trunc(py))
        const at = patches / 8 + (cy * cellsX + cx) * 48
        const value = patchValue(cells, at, (px - cx) * 2 - 1, (py - cy) * 2 - 1)
        cells[out / 8 + path] = (cells[out / 8 + path] as number) + value
      }
    },
  }
}

function patchValue(cells: Float64Array, at: number, u: number, v: number): number {
  const z = u * u
  let even = 0
  let odd = 0
  for (let power = 6; power >= 0; power -= 2) {
    let a = cells[at + 40 + power] as number
    let b = cells[at + 41 + power] as number
    for (let row = at + 32 + power; row >= at; row -= 8) {
      a = a * v + (cells[row] as number)
      b = b * v + (cells[row + 1] as number)
    }
    even = power === 6 ? a : even * z + a
    odd = power === 6 ? b : odd * z + b
  }
  return even + u * odd
}
