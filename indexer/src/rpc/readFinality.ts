import { getHeader } from '@crossmargin/adapters'
import type { Client } from 'viem'

/** What a chain will no longer undo, and what it probably will not. */
export type FinalityNumbers = { readonly safeNumber: number; readonly finalizedNumber: number }

/**
 * Asks for the chain's `safe` and `finalized` labels.
 *
 * A node that does not know a label (some chains have none) answers nothing: then nothing is final
 * beyond what was final before, which is the side that keeps more history.
 *
 * @param known what was known before; neither number ever goes down.
 */
export async function readFinality(
  client: Client,
  parameters: { readonly chainId: number; readonly known: FinalityNumbers },
): Promise<FinalityNumbers> {
  const { chainId, known } = parameters
  const [safe, finalized] = await Promise.all(
    (['safe', 'finalized'] as const).map((tag) =>
      getHeader(client, { chainId, block: { tag } }).catch(() => undefined),
    ),
  )
  const finalizedNumber = Math.max(known.finalizedNumber, finalized?.number ?? 0)
  return {
    finalizedNumber,
    safeNumber: Math.max(known.safeNumber, safe?.number ?? 0, finalizedNumber),
  }
}
