/**
 * Writes data as JSON for stdout: exact integers as decimal strings, as the API writes them.
 *
 * @returns one document, indented, with a line end.
 */
export function jsonText(data: unknown): string {
  const text = JSON.stringify(
    data,
    (_key, value: unknown) => (typeof value === 'bigint' ? value.toString() : value),
    2,
  )
  return `${text}\n`
}
