/** Two values that should be equal and are not. */
export type ValueDifference = {
  /** Where: `snapshot.collaterals[0].balanceRaw`. */
  readonly field: string
  /** As text; `absent` where one side has nothing there. */
  readonly left: string
  readonly right: string
}

/** What comparing came to. */
export type ValueComparison = {
  /** How many single values were compared. */
  readonly compared: number
  readonly differences: readonly ValueDifference[]
}

/**
 * Compares two plain values, field by field, to the last digit.
 *
 * Lists are compared in order and objects by their own keys; a field that is `undefined` and one that
 * is not there are the same.
 */
export function compareValues(
  values: { readonly left: unknown; readonly right: unknown },
  field: string,
): ValueComparison {
  const { left, right } = values
  if (!isBranch(left) || !isBranch(right) || Array.isArray(left) !== Array.isArray(right)) {
    const isEqual = Object.is(left, right)
    const difference = { field, left: valueText(left), right: valueText(right) }
    return { compared: 1, differences: isEqual ? [] : [difference] }
  }
  const keys = [...new Set([...Object.keys(left), ...Object.keys(right)])]
  const parts = keys.map((key) =>
    compareValues(
      { left: left[key], right: right[key] },
      Array.isArray(left) ? `${field}[${key}]` : `${field}.${key}`,
    ),
  )
  return {
    compared: parts.reduce((sum, { compared }) => sum + compared, 0),
    differences: parts.flatMap(({ differences }) => differences),
  }
}

type Branch = { readonly [key: string]: unknown }

function isBranch(value: unknown): value is Branch {
  return typeof value === 'object' && value !== null
}

function valueText(value: unknown): string {
  if (value === undefined) return 'absent'
  if (typeof value === 'bigint') return value.toString()
  if (!isBranch(value)) return typeof value === 'string' ? JSON.stringify(value) : String(value)
  return JSON.stringify(value, (_key, inner: unknown) =>
    typeof inner === 'bigint' ? inner.toString() : inner,
  )
}
