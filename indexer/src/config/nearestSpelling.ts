/**
 * Finds the known word somebody most likely meant.
 *
 * @returns the known word with the smallest edit distance (letter changed, added, dropped, or two
 * neighbours swapped), case ignored; `undefined` when more than a third of the word, and more than
 * two letters, would have to change.
 */
export function nearestSpelling(word: string, known: readonly string[]): string | undefined {
  let nearest: string | undefined
  let smallest = Math.max(2, Math.floor(word.length / 3)) + 1
  for (const candidate of known) {
    const distance = editDistance(word.toLowerCase(), candidate.toLowerCase())
    // A word shorter than the allowed distance would be "near" to anything.
    if (distance < smallest && distance < candidate.length) {
      nearest = candidate
      smallest = distance
    }
  }
  return nearest
}

/** Optimal string alignment: Levenshtein's distance with a swap of neighbours counted as one. */
function editDistance(from: string, to: string): number {
  let beforeLast: readonly number[] = []
  let last: readonly number[] = Array.from({ length: to.length + 1 }, (_, column) => column)
  for (let row = 1; row <= from.length; row += 1) {
    const current: number[] = [row]
    for (let column = 1; column <= to.length; column += 1) {
      const isSame = from[row - 1] === to[column - 1]
      const isSwap =
        row > 1 &&
        column > 1 &&
        from[row - 1] === to[column - 2] &&
        from[row - 2] === to[column - 1]
      current[column] = Math.min(
        at(last, column) + 1,
        at(current, column - 1) + 1,
        at(last, column - 1) + (isSame ? 0 : 1),
        isSwap ? at(beforeLast, column - 2) + 1 : Number.POSITIVE_INFINITY,
      )
    }
    beforeLast = last
    last = current
  }
  return at(last, to.length)
}

function at(row: readonly number[], column: number): number {
  return row[column] ?? Number.POSITIVE_INFINITY
}
