import type {
  AccountChange,
  AccountReading,
  AccountSnapshot,
  Address,
  AssetRegistry,
  BlockRef,
  EncodedChange,
  Exposure,
  Hex,
  MarginAccountKey,
  MarketSnapshot,
  OraclePrice,
  Refusal,
  RowReader,
  RowWrite,
  VenueAnswer,
  VenueId,
  VenueMargin,
  VenueTables,
} from '@crossmargin/core'
import type { Client } from 'viem'
import type { ChainLog } from './chainLog.ts'
import type { Deployment } from './deployment.ts'
import type { KnownDeployment } from './knownDeployment.ts'
import type { View, ViewResults } from './view.ts'

/** What an event or a checked block is applied against. */
export type ApplyContext<tables extends VenueTables = VenueTables> = {
  readonly deployment: Deployment
  /** The deployment's rows, earlier writes of the same block included. */
  readonly rows: RowReader<tables>
  readonly block: BlockRef
}

/**
 * Logs to rows: pure, so that a replay needs no node.
 *
 * Two kinds of answers come from views rather than logs. *Facts* never change (decimals, a reserve's
 * number): asked once for an event, at whatever block is at hand. *Observations* change and no log
 * says so (oracle prices, interest models): asked at every checked block, which is every block inside
 * retention and, below it, only the last block of a range. Both are stored.
 */
export type VenueIndex<tables extends VenueTables = VenueTables, event = unknown> = {
  /**
   * Grows by one with every change of what `apply`, `observed` or `accounts` makes of the same logs
   * and answers. Stored beside what was indexed: rows of another revision are built again from the
   * stored logs when the indexer starts.
   */
  readonly revision: number
  /** First topics of every event the venue reads. */
  readonly topics: readonly Hex[]
  /** Contracts watched from the start. */
  addresses(deployment: Deployment): readonly Address[]
  /** @returns the event, or `undefined` for a log that is not one of ours or does not decode. */
  decode(log: ChainLog): event | undefined
  /** Contracts the event announces, watched from its block on. */
  children(event: event): readonly Address[]
  /** Facts that applying the event needs. */
  facts(event: event, context: { readonly deployment: Deployment }): readonly View[]
  /** Folds one event. Returns whole rows; what it does not return is unchanged. */
  apply(
    event: event,
    context: ApplyContext<tables> & {
      readonly facts: ViewResults
      /** Where only some owners are followed: whether one is, so that his rows are true. */
      readonly isFollowed?: ((owner: Address) => boolean) | undefined
    },
  ): readonly RowWrite<tables>[]
  /**
   * Views to ask at a checked block.
   *
   * @param context.touched rows written since the last checked block: where logs only say that
   * something changed (Compound III), these name whom to ask about.
   */
  observes(
    context: ApplyContext<tables> & { readonly touched: readonly RowWrite<tables>[] },
  ): readonly View[]
  /** Folds what the views of {@link observes} answered. Returns only rows that differ. */
  observed(
    context: ApplyContext<tables> & {
      readonly touched: readonly RowWrite<tables>[]
      readonly results: ViewResults
    },
  ): readonly RowWrite<tables>[]
  /** The margin accounts that exist because of a row. Not those whose value it moves. */
  accounts(
    write: RowWrite<tables>,
    context: { readonly deployment: Deployment },
  ): readonly MarginAccountKey[]
  /** Absent where the venue can only be indexed whole. */
  readonly watch?: VenueWatch<tables>
}

/** What a deployment's index begins with at a block: the rows that no owner has to himself. */
export type SharedSeed<tables extends VenueTables = VenueTables> = {
  readonly writes: readonly RowWrite<tables>[]
  /** Contracts that logs before the block announced, as far as they still matter. */
  readonly children: readonly Address[]
}

/**
 * Following some owners only, from a block on, instead of everybody from the first log.
 *
 * The rows begin as views at one block tell them and go on by the same `apply`. What only moves an
 * owner's own rows is fetched for the owners followed; what moves shared rows is fetched for everybody,
 * or is left out and asked of views at every checked block (`refreshes`), whichever is less.
 */
export type VenueWatch<tables extends VenueTables = VenueTables> = {
  /**
   * Where an event names the owners it matters to, by its first topic: any of these indexed topics, 1
   * to 3. An event that is not listed is fetched whomever it concerns.
   */
  readonly ownerTopics: ReadonlyMap<Hex, readonly (1 | 2 | 3)[]>
  /** Reads the rows that all accounts share, as folding every log up to the block would leave them. */
  seedShared(
    client: Client,
    parameters: { readonly deployment: Deployment; readonly at: BlockRef },
  ): Promise<SharedSeed<tables>>
  /**
   * Reads the rows of some owners, likewise.
   *
   * @param parameters.rows the deployment's rows at the block. An owner followed before may have some
   * left of then: those that are no longer so are written anew.
   */
  seedOwners(
    client: Client,
    parameters: {
      readonly deployment: Deployment
      readonly owners: readonly Address[]
      readonly at: BlockRef
      readonly rows: RowReader<tables>
    },
  ): Promise<readonly RowWrite<tables>[]>
  /** Views that tell, at a checked block, what logs of owners not followed did to shared rows. */
  refreshes(context: ApplyContext<tables>): readonly View[]
  /** Folds what the views of {@link refreshes} answered. Returns only rows that differ. */
  refreshed(
    context: ApplyContext<tables> & { readonly results: ViewResults },
  ): readonly RowWrite<tables>[]
}

/** Everything crossmargin knows of one venue. One folder, one value of this type. */
export type VenueAdapter<
  tables extends VenueTables = VenueTables,
  state = unknown,
  event = unknown,
> = {
  readonly id: VenueId
  readonly label: string
  readonly product: 'lending' | 'perpetual' | 'option' | 'wallet' | 'vault' | 'liquidity' | 'bridge'
  /** What the root address is, for people who write configurations. */
  readonly rootLabel: string
  /** Deployments its makers have published; what is not listed can still be configured. */
  readonly deployments?: readonly KnownDeployment[]
  readonly tables: tables
  /** Finds everything from one root address. @throws BaseError when the root is not this venue's. */
  discover(
    client: Client,
    parameters: {
      readonly chainId: number
      readonly root: Address
      readonly startBlock: number
    },
  ): Promise<Deployment>
  readonly index: VenueIndex<tables, event>
  /** Rows to waist. Pure: interest is accrued to `at.timestampSeconds`. */
  assemble(
    rows: RowReader<tables>,
    parameters: {
      readonly deployment: Deployment
      readonly key: MarginAccountKey
      readonly at: BlockRef
    },
  ): AccountReading<state>
  /**
   * Chain to waist, through the contracts' own views and nothing else. The other route.
   *
   * @returns one reading for each margin account the owners have; none for an owner without any.
   */
  read(
    client: Client,
    parameters: {
      readonly deployment: Deployment
      readonly owners: readonly Address[]
      readonly at: BlockRef
    },
  ): Promise<readonly AccountReading<state>[]>
  /** The venue's own answers about accounts, in the order of `keys`: what `margin` must equal. */
  readAnswers(
    client: Client,
    parameters: {
      readonly deployment: Deployment
      readonly keys: readonly MarginAccountKey[]
      readonly at: BlockRef
    },
  ): Promise<readonly VenueAnswer[]>
  /** Every market of the deployment. */
  markets(
    rows: RowReader<tables>,
    parameters: { readonly deployment: Deployment; readonly at: BlockRef },
  ): readonly MarketSnapshot[]
  /** Every price the venue liquidates by. */
  oraclePrices(
    rows: RowReader<tables>,
    parameters: { readonly deployment: Deployment },
  ): readonly OraclePrice[]
  /** The venue's own rule, exact. */
  margin(reading: AccountReading<state>): VenueMargin
  /**
   * What the contract would make of one change, at the snapshot's block and its prices.
   *
   * @returns the account afterwards, or why the contract would revert. Of a liquidation, the
   * borrower's account.
   */
  transition(
    reading: AccountReading<state>,
    change: AccountChange,
  ): AccountSnapshot<state> | Refusal
  /**
   * The unsigned calls that make a change: what {@link VenueAdapter.transition} foretells is what
   * they bring about when mined in a block of the reading's time.
   *
   * Their sender is the owner; of a liquidation, whoever liquidates. The reading is needed because
   * venues are asked in shares, or by a market's whole definition. A change the contract would refuse
   * is written all the same: its call reverts. Where a keeper acts, these calls only order it.
   *
   * @returns no calls where the venue has no such change.
   */
  encode(
    reading: AccountReading<state>,
    parameters: { readonly deployment: Deployment; readonly change: AccountChange },
  ): EncodedChange
  /** The one step into floats. An asset that is not registered is its own factor. */
  exposures(snapshot: AccountSnapshot<state>, assets: AssetRegistry): readonly Exposure[]
}
