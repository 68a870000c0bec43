/**
 * Orders two texts by their UTF-16 code units.
 *
 * Never by locale: a report must come out the same on every machine.
 *
 * @returns negative, zero or positive, as `Array.prototype.sort` asks.
 */
export function compareText(a: string, b: string): number {
  if (a === b) return 0
  return a < b ? -1 : 1
}
