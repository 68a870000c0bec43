/** Addresses out of what a person typed, and what is wrong with the rest. */
export type ParsedOwners = {
  /** In lower case, each once, in the order given. */
  readonly owners: readonly string[]
  /** One sentence for each piece that is no address: the value and the remedy. */
  readonly problems: readonly string[]
}

/** Reads addresses separated by commas, semicolons or any white space. */
export function parseOwners(text: string): ParsedOwners {
  const pieces = text.split(/[\s,;]+/).filter((piece) => piece !== '')
  const isAddress = (piece: string) => /^0x[0-9a-f]{40}$/i.test(piece)
  const owners = new Set(pieces.filter(isAddress).map((piece) => piece.toLowerCase()))
  const problems = pieces.filter((piece) => !isAddress(piece)).map(problemOf)
  return { owners: [...owners], problems }
}

function problemOf(piece: string): string {
  const shown = piece.length > 50 ? `${piece.slice(0, 47)}…` : piece
  return `“${shown}” is not an address: ${faultOf(piece)}. Correct it or take it out.`
}

function faultOf(piece: string): string {
  if (piece.toLowerCase().endsWith('.eth')) return 'names are not looked up, give the address'
  if (!/^0x/i.test(piece)) return 'it must begin with 0x'
  const digits = piece.slice(2)
  const stray = digits.match(/[^0-9a-f]/i)?.[0]
  if (stray !== undefined) return `“${stray}” is not a hexadecimal digit`
  return `it has ${digits.length} hexadecimal digits after 0x, and needs 40`
}
