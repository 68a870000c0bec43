/** How a chain's state is shown: a mark and a tone beside the word, never colour alone. */
export type ChainTone = {
  readonly mark: string
  readonly tone: 'good' | 'busy' | 'bad'
}

/** An unheard-of state counts as bad: what is not understood is not alive. */
export function chainTone(state: string): ChainTone {
  switch (state) {
    case 'LIVE':
      return { mark: '●', tone: 'good' }
    case 'STARTING':
    case 'BACKFILLING':
      return { mark: '◐', tone: 'busy' }
    default:
      return { mark: '▲', tone: 'bad' }
  }
}
