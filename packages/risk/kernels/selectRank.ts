/**
 * Puts the value of rank `k` (from 0, ascending) at its place, smaller ones before and larger ones
 * after it, and returns it.
 *
 * Quickselect with the pivot taken from a small sample whose expected rank is near `k` (Floyd and
 * Rivest 1975, algorithm 489), which needs about n + min(k, n − k) comparisons.
 */
export function selectRank(values: usize, count: i32, k: i32): f64 {
  selectBetween(values, 0, count - 1, k)
  return load<f64>(values + ((<usize>k) << 3))
}

function selectBetween(values: usize, left: i32, right: i32, k: i32): void {
  const target = values + ((<usize>k) << 3)
  while (right > left) {
    if (right - left > 600) {
      const n = right - left + 1
      const i = k - left + 1
      // n^(2/3) and its deviation, by whole numbers: the sample only has to be about right.
      const s = sampleSize(n)
      const side = i < n / 2 ? -1 : 1
      const deviation = i32(sqrt<f64>((<f64>s * <f64>(n - s)) / <f64>n) * 0.9) * side
      const share = i32((<f64>i * <f64>s) / <f64>n)
      selectBetween(
        values,
        max(left, k - share + deviation),
        min(right, k + (s - share) + deviation),
        k,
      )
    }
    const pivot = load<f64>(target)
    let i = values + ((<usize>left) << 3)
    let j = values + ((<usize>right) << 3)
    while (i <= j) {
      while (load<f64>(i) < pivot) i += 8
      while (load<f64>(j) > pivot) j -= 8
      if (i <= j) {
        const held = load<f64>(i)
        store<f64>(i, load<f64>(j))
        store<f64>(j, held)
        i += 8
        j -= 8
      }
    }
    if (j < target) left = <i32>((i - values) >> 3)
    if (target < i) right = <i32>(<isize>(j - values) >> 3)
  }
}

/** The smallest s of 2^m with s³ ≥ n². */
function sampleSize(n: i32): i32 {
  const squared = <f64>n * <f64>n
  let s: f64 = 64.0
  while (s * s * s < squared) s *= 2.0
  return i32(s)
}
