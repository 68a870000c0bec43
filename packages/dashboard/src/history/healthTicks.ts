const steps = [
  0.25, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 1, 1.05, 1.1, 1.2, 1.3, 1.4, 1.5, 1.75, 2, 2.5, 3, 4, 5, 7,
  10, 15, 20, 30, 50, 100, 200, 500, 1_000,
]

/**
 * Chooses where the health axis is labelled: round numbers far enough apart on a logarithmic axis.
 *
 * 1, where liquidation begins, is always among them.
 *
 * @param apart least share of the axis between two labels.
 */
export function healthTicks(range: {
  readonly min: number
  readonly max: number
  readonly apart: number
}): readonly number[] {
  const { min, max, apart } = range
  const height = Math.log(max / min)
  const chosen = min <= 1 && max >= 1 ? [1] : []
  for (const step of steps) {
    if (step < min || step > max) continue
    const gaps = chosen.map((other) => Math.abs(Math.log(step / other)) / height)
    if (Math.min(...gaps, 1) >= apart) chosen.push(step)
  }
  return chosen.sort((a, b) => a - b)
}

/** The span of the axis: liquidation always in sight, and a little air above the highest line. */
export function healthRange(values: readonly number[]): {
  readonly min: number
  readonly max: number
} {
  const min = Math.min(1, ...values)
  const max = Math.max(1.2, ...values)
  const air = (max / min) ** 0.06
  return { min: min / air, max: max * air }
}
