import type { StatusThresholds } from '@crossmargin/core'
import type { RiskMeasureSettings, ScenarioModel } from '@crossmargin/risk'
import type { AsOf } from '../source/portfolioSource.ts'
import { type AssessedPortfolio, assessedPortfolio } from './assessedPortfolio.ts'
import { createDeadline } from './createDeadline.ts'
import type { ReadableChain } from './readableChain.ts'
import { readChain } from './readChain.ts'
import { type QuestionParameters, resolveQuestion } from './resolveQuestion.ts'

/** Whose portfolio, on which chains and venues, and how to judge it. */
export type ReadPortfolioParameters = QuestionParameters & {
  /** Each once. A chain without a deployment is asked for its block alone. */
  readonly chains: readonly ReadableChain[]
  /** Unix seconds by your clock. Only tells a stale chain: no number depends on it. */
  readonly nowSeconds: number
  /** When to warn; core's `defaultStatusThresholds` by default. */
  readonly thresholds?: StatusThresholds
  /** The economic side's model; `defaultScenarioModel` by default. */
  readonly model?: ScenarioModel
  /** What to measure risk with; `defaultRiskMeasureSettings` by default. */
  readonly measures?: RiskMeasureSettings
  /** The heads by default. */
  readonly asOf?: AsOf
  /** Ends the reading; what it is aborted with is thrown. */
  readonly signal?: AbortSignal
}

/**
 * Reads a portfolio straight from the chains: no index and no server, only nodes.
 *
 * All chains are asked at once, each at its own latest block or as of a past moment, and each account's margin is computed
 * by its venue's own rule from what the contracts' views say at that block.
 *
 * @returns both healths, and the accounts by id. What failed, or did not answer within `timeoutMs`,
 * is in `gaps` and the rest is answered, even where nothing is: such a portfolio is unknown.
 * @throws NoOwnersError, TooManyOwnersError, MalformedAddressError, NoDeploymentsError,
 * UnconfiguredChainError, UnknownVenueError, RepeatedChainError, InvalidTimeoutError: for what cannot
 * be asked, before anything is.
 * @throws every error of `assertScenarioModel` for a model that cannot be used.
 * @example
 * const client = createClient({ chain: mainnet, transport: http() })
 * const portfolio = await readPortfolio({
 *   chains: [{ chainId: 1, name: 'Ethereum', client }],
 *   owners: ['0x…'], // `deployments`, where they are not those published
 *   nowSeconds: Math.floor(Date.now() / 1_000),
 * })
 * portfolio.enforced.bindingAccount // what breaks first
 */
export async function readPortfolio(
  parameters: ReadPortfolioParameters,
): Promise<AssessedPortfolio> {
  const { chains, nowSeconds, thresholds, model, measures, asOf, signal } = parameters
  const chainIds = chains.map(({ chainId }) => chainId)
  const question = resolveQuestion({ ...parameters, chainIds })
  signal?.throwIfAborted()
  const deadline = createDeadline({ ...question, ...(signal === undefined ? {} : { signal }) })
  try {
    const readings = await Promise.all(
      chains.map((chain) =>
        readChain(chain, {
          ...question,
          nowSeconds,
          deadline,
          ...(asOf === undefined ? {} : { asOf }),
        }),
      ),
    )
    // To a chain an abort looks like any failure; the caller asked for no answer at all.
    signal?.throwIfAborted()
    return assessedPortfolio({
      owners: question.owners,
      blocks: readings.flatMap(({ block }) => block ?? []),
      accounts: readings.flatMap(({ accounts }) => accounts),
      oraclePrices: readings.flatMap(({ prices }) => prices),
      assets: question.assets,
      gaps: readings.flatMap(({ gaps }) => gaps),
      ...(thresholds === undefined ? {} : { thresholds }),
      ...(model === undefined ? {} : { model }),
      ...(measures === undefined ? {} : { measures }),
    })
  } finally {
    deadline.close()
  }
}
