/** What one node says a label stands for. */
export type LabelledBlock = {
  readonly number: number
  readonly hash: string
  /** The node's own latest block; a label beyond it is nonsense. */
  readonly headNumber: number | undefined
}

/**
 * The highest block that a majority of the nodes has passed: what is final by more than one word.
 *
 * Sorted from the highest, the block at the place of the majority is the one that so many have
 * reached. A node that says less only lags; a node that says more is alone with it. Where nodes that
 * name the same number name different hashes, they are on different chains and nothing is said.
 *
 * @param answers of the nodes that answered; a label beyond its node's own head is left out.
 * @returns the index among `answers`; `undefined` when there is no agreement.
 */
export function finalityQuorum(answers: readonly LabelledBlock[]): number | undefined {
  const sane = answers
    .map((answer, index) => ({ ...answer, index }))
    .filter(({ number, headNumber }) => headNumber === undefined || number <= headNumber)
    .sort((a, b) => b.number - a.number)
  const majority = Math.floor(sane.length / 2) + 1
  const agreed = sane[majority - 1]
  if (agreed === undefined) return undefined
  const isContradicted = sane.some(
    ({ number, hash }) =>
      number === agreed.number && hash.toLowerCase() !== agreed.hash.toLowerCase(),
  )
  return isContradicted ? undefined : agreed.index
}
