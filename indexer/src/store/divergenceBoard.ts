import {
  type Gap,
  type MarginAccountId,
  type MarginAccountKey,
  toMarginAccountId,
} from '@crossmargin/core'

/** An account whose indexed state was not what the chain itself says at the same block. */
export type Divergence = {
  readonly key: MarginAccountKey
  readonly blockNumber: number
  /** The first value that differed: `snapshot.collaterals[0].balanceRaw`. */
  readonly field: string
  /** As text, from the index and from the chain. */
  readonly indexed: string
  readonly chain: string
}

/**
 * Where the reconciler writes what it found to be wrong, and serving reads it.
 *
 * It lives as long as the process: a new one compares again before long.
 */
export type DivergenceBoard = {
  /** Divergences that stand, of one chain or of all, in the order they were found. */
  listOpen(chainId?: number): readonly Divergence[]
  get(account: MarginAccountId): Divergence | undefined
  /** How many accounts of a chain were ever found to diverge; only ever grows. */
  total(chainId: number): number
  /** Notes one. @returns whether it is new: an account that diverges already is not counted again. */
  open(divergence: Divergence): boolean
  /** An account agrees again. @returns what stood, if anything did. */
  close(account: MarginAccountId): Divergence | undefined
}

/** Opens a board on which nothing diverges. */
export function createDivergenceBoard(): DivergenceBoard {
  const standing = new Map<MarginAccountId, Divergence>()
  const totals = new Map<number, number>()
  return {
    listOpen: (chainId) =>
      [...standing.values()].filter(({ key }) => chainId === undefined || key.chainId === chainId),
    get: (account) => standing.get(account),
    total: (chainId) => totals.get(chainId) ?? 0,
    open(divergence) {
      const { key } = divergence
      const account = toMarginAccountId(key)
      const isNew = !standing.has(account)
      standing.set(account, divergence)
      if (isNew) totals.set(key.chainId, (totals.get(key.chainId) ?? 0) + 1)
      return isNew
    },
    close(account) {
      const stood = standing.get(account)
      standing.delete(account)
      return stood
    },
  }
}

/**
 * Says of a diverging account that it is unknown: neither what the index has nor what the chain said
 * once is shown for its present state.
 */
export function divergenceGap(divergence: Divergence): Gap {
  const { key, blockNumber, field } = divergence
  const account = toMarginAccountId(key)
  return {
    kind: 'divergence',
    effect: 'account-unknown',
    message: `The index and the chain differ on account ${account} at block ${blockNumber} (${field}); it is indexed again and unknown until both agree.`,
    chainId: key.chainId,
    venue: key.venue,
    account,
  }
}
