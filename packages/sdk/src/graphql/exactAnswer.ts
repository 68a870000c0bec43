/**
 * Reads exact amounts out of an answer: what GraphQL carries as text becomes bigint.
 *
 * By name, as the schema names them: a field whose name ends in `Raw` or `Wad` is a `BigInt`, and no
 * other is. A test holds the schema to it.
 *
 * @param answer parsed JSON; it is not changed.
 */
export function exactAnswer<answer>(answer: unknown): answer {
  return toExact(answer) as answer
}

function toExact(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(toExact)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value).map(([name, field]) => [
      name,
      isExactName(name) && typeof field === 'string' ? BigInt(field) : toExact(field),
    ]),
  )
}

/** Whether a field of this name holds an exact amount. */
export function isExactName(name: string): boolean {
  return /(Raw|Wad)$/.test(name)
}
