import type { VenueAdapter } from '@crossmargin/adapters'
import { assertInvariant } from '@crossmargin/core'
import type { PortfolioBlock } from '@crossmargin/risk'
import type { AssessedPortfolio } from '../read/assessedPortfolio.ts'
import type { Block, MarginAccount, Portfolio } from './portfolio.ts'
import { presentAccount, presentGap } from './presentAccount.ts'
import { presentEconomic } from './presentEconomic.ts'
import { presentRisk } from './presentRisk.ts'

/** What a portfolio is read with beside its numbers: the names of things. */
export type PortfolioNames = {
  readonly adapters: readonly Pick<VenueAdapter, 'id' | 'label' | 'accountLabel'>[]
  /** By chain id; a chain that is not here is called by its id. */
  readonly chainNames: ReadonlyMap<number, string>
}

/**
 * Shows an assessed portfolio in the shape of every answer, wherever it was read.
 *
 * The server's API and the reading of chains both end here, so that equal reports are equal answers.
 *
 * @throws InvariantError for a report that names an account or a block which it was not made from.
 */
export function presentPortfolio(assessed: AssessedPortfolio, names: PortfolioNames): Portfolio {
  const { enforced } = assessed
  const blocks = assessed.blocks.map((block) => presentBlock(block, names))
  const accounts = presentAccounts(assessed, { names, blocks })
  return {
    owners: assessed.owners,
    blocks,
    skewSeconds: assessed.skewSeconds,
    enforced: {
      accounts,
      bindingAccount: accounts.find(({ id }) => id === enforced.bindingAccount) ?? null,
      liquidatableCount: enforced.liquidatableCount,
      unknownCount: enforced.unknownCount,
    },
    economic: presentEconomic(assessed),
    risk: presentRisk(assessed.risk),
    gaps: assessed.gaps.map(presentGap),
    digest: assessed.digest,
  }
}

function presentAccounts(
  { enforced, accounts }: AssessedPortfolio,
  { names, blocks }: { readonly names: PortfolioNames; readonly blocks: readonly Block[] },
): readonly MarginAccount[] {
  return enforced.accounts.map((account) => {
    const { venue, chainId } = account.key
    const assessed = accounts.get(account.id)
    const block = blocks.find((it) => it.chainId === chainId)
    assertInvariant(assessed !== undefined, 'a report has the accounts it was made from')
    assertInvariant(block !== undefined, 'an account is of one of the blocks')
    const adapter = names.adapters.find(({ id }) => id === venue)
    const venueLabel = adapter?.label ?? venue
    const label = adapter?.accountLabel?.(assessed.snapshot) ?? venueLabel
    return presentAccount(account, { assessed, block, venueLabel, label })
  })
}

function presentBlock(block: PortfolioBlock, { chainNames }: PortfolioNames): Block {
  const { chainId, number, hash, timestampSeconds, finality, isStale } = block
  const chainName = chainNames.get(chainId) ?? String(chainId)
  return {
    chainId,
    chainName,
    number,
    hash,
    timestampSeconds,
    finality: finalities[finality],
    isStale,
  }
}

const finalities = { latest: 'LATEST', safe: 'SAFE', finalized: 'FINALIZED' } as const
