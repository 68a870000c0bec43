/**
 * What a chain's indexing is doing.
 *
 * `stale`: the node answers but its head stands still for far longer than a block takes.
 * `unreachable`: the node does not answer, or answers what cannot be used.
 */
export type ChainState = 'starting' | 'backfilling' | 'live' | 'stale' | 'unreachable'

/** How a chain is doing, as far as the process that indexes it knows. */
export type ChainStatus = {
  readonly chainId: number
  readonly name: string
  readonly state: ChainState
  /** The chain's head as its node last said; `undefined` before it ever did. */
  readonly latestNumber: number | undefined
  /** What is wrong, in a sentence; `undefined` when nothing is. */
  readonly problem: string | undefined
}

/** Where indexing says how it is, and serving reads it: the two meet nowhere else but here. */
export type ChainStatusBoard = {
  get(chainId: number): ChainStatus | undefined
  list(): readonly ChainStatus[]
  set(status: ChainStatus): void
}

/** Opens a board on which every chain is `starting`. */
export function createChainStatusBoard(
  chains: readonly { readonly chainId: number; readonly name: string }[],
): ChainStatusBoard {
  const statuses = new Map<number, ChainStatus>(
    chains.map(({ chainId, name }) => [
      chainId,
      { chainId, name, state: 'starting', latestNumber: undefined, problem: undefined },
    ]),
  )
  return {
    get: (chainId) => statuses.get(chainId),
    list: () => [...statuses.values()],
    set: (status) => {
      statuses.set(status.chainId, status)
    },
  }
}
