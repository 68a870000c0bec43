/**
 * N(z / 16) by the table that starts `memory`, for z held in [−136, 136].
 *
 * Adding 1.5 · 2^52 rounds to a whole number, halves to even: the same row and rest as WebAssembly.
 */
export function normalCdf16(memory: Float64Array, z: number): number {
  const bounded = z < -136 ? -136 : z > 136 ? 136 : z
  const row = bounded + 6755399441055880 - 6755399441055880
  return tableRow(memory, (row + 136) * 8, bounded - row)
}

/** The Mills ratio by its table, for x ≥ 0; beyond 38 that of 38. */
export function millsRatio(memory: Float64Array, x: number): number {
  const scaled = x * 16
  const bounded = scaled > 608 ? 608 : scaled
  const row = bounded + 6755399441055744 - 6755399441055744
  return tableRow(memory, 2184 + row * 8, bounded - row)
}

/** A row's polynomial as even and odd half, in the order WebAssembly sums it. */
function tableRow(memory: Float64Array, at: number, u: number): number {
  const z = u * u
  const even =
    (((memory[at + 6] as number) * z + (memory[at + 4] as number)) * z +
      (memory[at + 2] as number)) *
      z +
    (memory[at] as number)
  const odd =
    (((memory[at + 7] as number) * z + (memory[at + 5] as number)) * z +
      (memory[at + 3] as number)) *
      z +
    (memory[at + 1] as number)
  return even + u * odd
}
