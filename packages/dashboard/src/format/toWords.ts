/** Turns a code of the server into words: `oracle-unavailable`, `MARGIN_CALL`. */
export function toWords(code: string): string {
  return code.replace(/[-_]/g, ' ').toLowerCase()
}
