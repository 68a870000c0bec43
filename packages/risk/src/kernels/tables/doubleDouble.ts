/** An unevaluated sum of two doubles, about 32 digits: `high` is the sum rounded to one double. */
export type DoubleDouble = { readonly high: number; readonly low: number }

/** Adds, with an error of about 1e-32 of the larger term. */
export function addDoubles(a: DoubleDouble, b: DoubleDouble): DoubleDouble {
  const sum = a.high + b.high
  const part = sum - a.high
  const error = a.high - (sum - part) + (b.high - part)
  return renormalise(sum, error + a.low + b.low)
}

/** Multiplies, with a relative error of about 1e-32. */
export function multiplyDoubles(a: DoubleDouble, b: DoubleDouble): DoubleDouble {
  const product = a.high * b.high
  return renormalise(product, productError(a.high, b.high) + (a.high * b.low + a.low * b.high))
}

/** Divides, with a relative error of about 1e-31. */
export function divideDoubles(a: DoubleDouble, b: DoubleDouble): DoubleDouble {
  const first = toDouble(a.high / b.high)
  const remainder = addDoubles(a, multiplyDoubles(toDouble(-first.high), b))
  return addDoubles(first, toDouble(remainder.high / b.high))
}

/** A double as it is. */
export function toDouble(value: number): DoubleDouble {
  return { high: value, low: 0 }
}

function renormalise(sum: number, error: number): DoubleDouble {
  const high = sum + error
  return { high, low: error - (high - sum) }
}

/** What rounding took from a · b, exactly, by halves of 26 bits (Dekker 1971). */
function productError(a: number, b: number): number {
  const product = a * b
  const aTop = topHalf(a)
  const bTop = topHalf(b)
  const aRest = a - aTop
  const bRest = b - bTop
  return aRest * bRest - (product - aTop * bTop - aRest * bTop - aTop * bRest)
}

function topHalf(value: number): number {
  const shifted = value * 134217729
  return shifted - (shifted - value)
}
