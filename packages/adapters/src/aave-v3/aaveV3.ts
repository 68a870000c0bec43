import type { Address, BlockRef, Hex, MarginAccountKey, VenueAnswer } from '@crossmargin/core'
import { type Client, encodeEventTopics } from 'viem'
import { callViews } from '../kit/callViews.ts'
import type { Deployment } from '../kit/deployment.ts'
import { holdingExposures } from '../kit/holdingExposures.ts'
import type { VenueAdapter, VenueIndex } from '../kit/venueAdapter.ts'
import { aaveEventsAbi } from './aaveAbi.ts'
import type { AaveState } from './aaveState.ts'
import { type AaveTables, aaveTables } from './aaveTables.ts'
import { answerTo, toView } from './aaveViews.ts'
import { assembleAave, poolStateOf, pricesOf } from './assembleAave.ts'
import { discoverAave } from './discoverAave.ts'
import { encodeAave } from './encodeAave.ts'
import { aaveDeployments } from './generated/aaveDeployments.ts'
import { aaveFacts } from './index/aaveFacts.ts'
import { applyAaveEvent } from './index/applyAaveEvent.ts'
import { type AaveEvent, aaveTopics, decodeAaveLog } from './index/decodeAaveLog.ts'
import { observedOfAave, observesOfAave } from './index/observeAave.ts'
import { marginAave } from './margin/marginAave.ts'
import { marketsAave } from './marketsAave.ts'
import { readAave } from './readAave.ts'
import { readAavePrices } from './readAavePrices.ts'
import { toOraclePrices } from './toReading.ts'
import { transitionAave } from './transition/transitionAave.ts'
import { aaveWatch } from './watch/aaveWatch.ts'

const index: VenueIndex<AaveTables, AaveEvent> = {
  revision: 1,
  topics: aaveTopics,
  addresses: ({ contracts }) => Object.values(contracts),
  decode: decodeAaveLog,
  children: (event) =>
    event.eventName === 'ReserveInitialized'
      ? [event.args.aToken, event.args.variableDebtToken, event.args.stableDebtToken]
          .filter((token) => !/^0x0+$/.test(token))
          .map((token) => token.toLowerCase() as Address)
      : [],
  announcedBy: encodeEventTopics({ abi: aaveEventsAbi, eventName: 'ReserveInitialized' }) as [Hex],
  facts: aaveFacts,
  apply: applyAaveEvent,
  observes: observesOfAave,
  observed: observedOfAave,
  accounts: (write, { deployment: { venue, chainId, root } }) =>
    write.table === 'position' ? [{ venue, chainId, root, owner: write.row.owner }] : [],
  watch: aaveWatch,
}

/**
 * Aave v3: one margin account for each owner in each market, cross-collateralised.
 *
 * @see README.md beside this file for the rules and what is not modelled.
 */
export const aaveV3: VenueAdapter<AaveTables, AaveState, AaveEvent> = {
  id: 'aave-v3',
  label: 'Aave v3',
  product: 'lending',
  rootLabel: 'PoolAddressesProvider',
  deployments: aaveDeployments,
  tables: aaveTables,
  discover: discoverAave,
  index,
  assemble: assembleAave,
  read: readAave,
  readOraclePrices: readAavePrices,
  readAnswers,
  markets: marketsAave,
  oraclePrices: (rows, { deployment }) => {
    // Prices do not accrue: any block serves to list the reserves.
    const { chainId } = deployment
    const at: BlockRef = { chainId, number: 0, hash: '0x', timestampSeconds: 0 }
    return toOraclePrices(poolStateOf(rows, { deployment, at }), pricesOf(rows))
  },
  margin: marginAave,
  transition: transitionAave,
  encode: encodeAave,
  exposures: holdingExposures,
}

/** `getUserAccountData` of each account, by its own names; nothing where the contract reverts. */
async function readAnswers(
  client: Client,
  parameters: {
    readonly deployment: Deployment
    readonly keys: readonly MarginAccountKey[]
    readonly at: BlockRef
  },
): Promise<readonly VenueAnswer[]> {
  const { deployment, keys, at } = parameters
  const to = deployment.contracts['pool'] as Address
  const questions = keys.map(
    ({ owner }) => ({ to, name: 'getUserAccountData', args: [owner] }) as const,
  )
  const results = await callViews(client, { views: questions.map(toView), at })
  return questions.map((question): VenueAnswer => {
    const answer = answerTo(results, question)
    if (answer === undefined) return {}
    const [totalCollateralBase, totalDebtBase, availableBorrowsBase, threshold, ltv, health] =
      answer
    return {
      totalCollateralBase,
      totalDebtBase,
      availableBorrowsBase,
      currentLiquidationThreshold: threshold,
      ltv,
      healthFactor: health,
    }
  })
}
