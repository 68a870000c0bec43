import type { VenueAdapter } from '@crossmargin/adapters'
import type {
  AccountReading,
  Address,
  BlockRef,
  MarginAccountKey,
  VenueMargin,
} from '@crossmargin/core'
import { createLedger, type LedgerChange } from '../../replay/fake/ledger.ts'

/** What a test decides of a ledger that can be read. */
export type ReadableLedger = LedgerChange & {
  /** What an owner has at a block, as the chain itself says; may throw, as a node does. */
  readonly truth: (owner: Address, at: BlockRef) => bigint
}

/** The stand-in ledger with the parts that comparing needs: its accounts, read both ways. */
export function createReadableLedger(parameters: ReadableLedger): VenueAdapter {
  const { truth } = parameters
  const readingOf = (key: MarginAccountKey, at: BlockRef, balanceRaw: bigint) =>
    ({
      snapshot: {
        key,
        at,
        state: {},
        collaterals: [{ asset: { id: 'coin', symbol: 'COIN', decimals: 0 }, balanceRaw }],
        debts: [],
        positions: [],
        gaps: [],
      },
      oraclePrices: [],
    }) as unknown as AccountReading
  return {
    ...createLedger(parameters),
    assemble: (rows, { key, at }) => {
      const row = rows.get('balance', { owner: key.owner }) as { readonly raw: bigint } | undefined
      return readingOf(key, at, row?.raw ?? 0n)
    },
    read: async (_client, { deployment, owners, at }) =>
      owners.map((owner) => {
        const { venue, chainId, root } = deployment
        return readingOf({ venue, chainId, root, owner }, at, truth(owner, at))
      }),
    readAnswers: async (_client, { keys, at }) =>
      keys.map(({ owner }) => ({ balance: truth(owner, at) })),
    margin: ({ snapshot }) => {
      const balance = snapshot.collaterals[0]?.balanceRaw ?? 0n
      // The more there is, the healthier: enough to tell who is riskiest.
      return {
        healthState: 'known',
        healthFactorWad: balance,
        answer: { balance },
      } as unknown as VenueMargin
    },
  } as VenueAdapter
}
