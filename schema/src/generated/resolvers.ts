import type { GraphQLResolveInfo, GraphQLScalarType, GraphQLScalarTypeConfig } from 'graphql';
export type Maybe<T> = T | null;
export type InputMaybe<T> = T | null;
export type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
export type MakeOptional<T, K extends keyof T> = Omit<T, K> & { [SubKey in K]?: Maybe<T[SubKey]> };
export type MakeMaybe<T, K extends keyof T> = Omit<T, K> & { [SubKey in K]: Maybe<T[SubKey]> };
export type MakeEmpty<T extends { [key: string]: unknown }, K extends keyof T> = { [_ in K]?: never };
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
export type RequireFields<T, K extends keyof T> = Omit<T, K> & { [P in K]-?: NonNullable<T[P]> };
/** All built-in and custom scalars, mapped to their actual values */
export type Scalars = {
  ID: { input: string; output: string; }
  String: { input: string; output: string; }
  Boolean: { input: boolean; output: boolean; }
  Int: { input: number; output: number; }
  Float: { input: number; output: number; }
  /** A 20-byte address, 0x-prefixed. Answers are in lower case; any valid case is accepted. */
  Address: { input: string; output: string; }
  /** An exact integer of any size, as a decimal string: amounts in native scale, never rounded. */
  BigInt: { input: string; output: string; }
  /** 0x-prefixed hexadecimal bytes. */
  Hex: { input: string; output: string; }
  /** An integer no larger than 2^53 - 1: block numbers, unix seconds, chain ids. */
  SafeInt: { input: number; output: number; }
};

/** A past moment: a time for all chains, or a block for each. The last block at or before it is used. */
export type AsOf =
  { blocks: Array<BlockAt>; time?: never; }
  |  /** Unix seconds. */
  { blocks?: never; time: Scalars['SafeInt']['input']; };

export type Asset = {
  __typename?: 'Asset';
  address: Scalars['Address']['output'];
  chainId: Scalars['SafeInt']['output'];
  /** Null: the contract does not say, so the asset cannot be valued. */
  decimals: Maybe<Scalars['Int']['output']>;
  /** chainId:address */
  id: Scalars['ID']['output'];
  symbol: Scalars['String']['output'];
};

/** The one block that a number is true at. */
export type Block = {
  __typename?: 'Block';
  chainId: Scalars['SafeInt']['output'];
  chainName: Scalars['String']['output'];
  finality: Finality;
  hash: Scalars['Hex']['output'];
  /** True when the chain was behind or halted as this was answered. */
  isStale: Scalars['Boolean']['output'];
  number: Scalars['SafeInt']['output'];
  /** Unix seconds, of the block. */
  timestampSeconds: Scalars['SafeInt']['output'];
};

export type BlockAt = {
  chainId: Scalars['SafeInt']['input'];
  number: Scalars['SafeInt']['input'];
};

export type Chain = {
  __typename?: 'Chain';
  accountCount: Scalars['Int']['output'];
  chainId: Scalars['SafeInt']['output'];
  divergences: Divergences;
  finalizedNumber: Maybe<Scalars['SafeInt']['output']>;
  /** EVERYBODY, or WATCHED: only watched owners are followed, and nothing is known of others. */
  follows: Scalars['String']['output'];
  /** Null before the first block is indexed. */
  head: Maybe<Block>;
  /** Head of the chain as its node last said; null when it does not answer. */
  latestNumber: Maybe<Scalars['SafeInt']['output']>;
  name: Scalars['String']['output'];
  /** What is wrong, in a sentence; null when nothing is. */
  problem: Maybe<Scalars['String']['output']>;
  /** asOf is answered from this block on. */
  retainedFromNumber: Maybe<Scalars['SafeInt']['output']>;
  safeNumber: Maybe<Scalars['SafeInt']['output']>;
  /** STARTING, BACKFILLING, LIVE, STALE or UNREACHABLE */
  state: Scalars['String']['output'];
  /** Where only watched owners are followed: the block the index began at. */
  watchedFromNumber: Maybe<Scalars['SafeInt']['output']>;
  /** Where only watched owners are followed: how many are, now. */
  watchedOwnerCount: Maybe<Scalars['Int']['output']>;
};

export type CloseFactor = {
  __typename?: 'CloseFactor';
  closeFactorBps: Scalars['Int']['output'];
  debt: Asset;
};

export type ComponentShortfall = {
  __typename?: 'ComponentShortfall';
  /** Negative: a hedge. */
  esUsd: Scalars['Float']['output'];
  factor: Scalars['String']['output'];
};

export type Deployment = {
  __typename?: 'Deployment';
  chainId: Scalars['SafeInt']['output'];
  contracts: Array<NamedValue>;
  root: Scalars['Address']['output'];
  startBlock: Scalars['SafeInt']['output'];
  venue: Scalars['String']['output'];
};

/**
 * What comparing the index with the contracts' own views, all the time, has found. An account that differs
 * is a gap of kind divergence until it was indexed again and both agree.
 */
export type Divergences = {
  __typename?: 'Divergences';
  /** Accounts that differ now. */
  open: Scalars['Int']['output'];
  /** Accounts ever found to differ since the program began. */
  total: Scalars['Int']['output'];
};

/**
 * The whole book as the risk model sees it. Modelled: no venue enforces it, none of it is withdrawable.
 * USD amounts are null when a part of them has no bound known; the gaps say which.
 */
export type EconomicHealth = {
  __typename?: 'EconomicHealth';
  collateralUsd: Maybe<Scalars['Float']['output']>;
  debtUsd: Maybe<Scalars['Float']['output']>;
  /** Sum of the venues' own maintenance margins, for comparison. */
  enforcedMaintenanceUsd: Maybe<Scalars['Float']['output']>;
  equityUsd: Maybe<Scalars['Float']['output']>;
  greeks: Array<FactorGreeks>;
  grossNotionalUsd: Maybe<Scalars['Float']['output']>;
  /** Equity over netted requirement; null unless its state is KNOWN. */
  healthRatio: Maybe<Scalars['Float']['output']>;
  healthRatioState: HealthRatioState;
  /** Whether nothing of the book is missing. */
  isComplete: Scalars['Boolean']['output'];
  lines: Array<RequirementLine>;
  model: RiskModel;
  netExposures: Array<NetExposure>;
  /** Requirement of the whole book under the model. */
  nettedRequirementUsd: Maybe<Scalars['Float']['output']>;
  scenarios: Array<ScenarioResult>;
  /** Siloed less netted: what the silos cost. Modelled, never withdrawable. */
  siloCostUsd: Maybe<Scalars['Float']['output']>;
  /** Sum over accounts of the same model on each account alone. */
  siloedRequirementUsd: Maybe<Scalars['Float']['output']>;
  /** Equity less netted requirement. Modelled, never withdrawable. */
  slackUsd: Maybe<Scalars['Float']['output']>;
};

/** What the contracts will do, account by account. Nothing here nets across accounts. */
export type EnforcedHealth = {
  __typename?: 'EnforcedHealth';
  /** The account that breaks first comes first. */
  accounts: Array<MarginAccount>;
  /** The account that breaks first; null when none can. */
  bindingAccount: Maybe<MarginAccount>;
  liquidatableCount: Scalars['Int']['output'];
  unknownCount: Scalars['Int']['output'];
};

export type FactorCorrelation = {
  __typename?: 'FactorCorrelation';
  correlation: Scalars['Float']['output'];
  first: Scalars['String']['output'];
  second: Scalars['String']['output'];
};

export type FactorGreeks = {
  __typename?: 'FactorGreeks';
  /** USD gained per 1 % rise. */
  deltaPerPercentUsd: Scalars['Float']['output'];
  /** USD gained per 1.00 relative rise of the factor. */
  deltaUsd: Scalars['Float']['output'];
  factor: Scalars['String']['output'];
  gammaUsd: Scalars['Float']['output'];
  thetaUsdPerDay: Scalars['Float']['output'];
  vegaUsd: Scalars['Float']['output'];
};

export type FactorVolatility = {
  __typename?: 'FactorVolatility';
  /** A factor's own id, or `other` or `unregistered` for every factor without a row. */
  factor: Scalars['String']['output'];
  /** Of relative moves; 0.75 is 75 % a year. */
  volatilityPerYear: Scalars['Float']['output'];
};

export type Finality =
  | 'FINALIZED'
  | 'LATEST'
  | 'SAFE';

/** Something that could not be valued, why, and which side was taken. */
export type Gap = {
  __typename?: 'Gap';
  account: Maybe<Scalars['ID']['output']>;
  asset: Maybe<Scalars['ID']['output']>;
  chainId: Maybe<Scalars['SafeInt']['output']>;
  effect: Scalars['String']['output'];
  kind: Scalars['String']['output'];
  message: Scalars['String']['output'];
  venue: Maybe<Scalars['String']['output']>;
};

export type HealthRatioState =
  /** The book owes more than it owns: a ratio would say nothing more. */
  | 'INSOLVENT'
  | 'KNOWN'
  /** The model asks for nothing: there is nothing to divide by. */
  | 'NO_REQUIREMENT'
  /** Part of the book is missing, see the gaps. Never to be read as healthy. */
  | 'UNKNOWN';

export type HealthState =
  /** The health factor is a number. */
  | 'KNOWN'
  /** Nothing is owed: there is no health factor. */
  | 'NO_DEBT'
  /** Something needed is missing, see the gaps. Never to be read as healthy. */
  | 'UNKNOWN';

export type Holding = {
  __typename?: 'Holding';
  asset: Asset;
  balance: Maybe<Scalars['Float']['output']>;
  /** Native scale, interest accrued to the block. */
  balanceRaw: Scalars['BigInt']['output'];
  /** Whether the venue counts it towards margin. Always true of a debt. */
  isCounted: Scalars['Boolean']['output'];
};

export type InapplicableModel = {
  __typename?: 'InapplicableModel';
  model: Scalars['String']['output'];
  reason: Scalars['String']['output'];
};

export type LiquidationBonus = {
  __typename?: 'LiquidationBonus';
  bonusBps: Scalars['Int']['output'];
  collateral: Asset;
};

export type LiquidationPrice = {
  __typename?: 'LiquidationPrice';
  asset: Asset;
  decimals: Scalars['Int']['output'];
  price: Scalars['Float']['output'];
  priceRaw: Scalars['BigInt']['output'];
  /** at-or-below, or at-or-above */
  side: Scalars['String']['output'];
};

export type LiquidationTerms = {
  __typename?: 'LiquidationTerms';
  bonuses: Array<LiquidationBonus>;
  closeFactors: Array<CloseFactor>;
  isLiquidatable: Scalars['Boolean']['output'];
  trigger: Scalars['String']['output'];
};

/** What the contract will do, exactly. Amounts in the numeraire, native scale. */
export type Margin = {
  __typename?: 'Margin';
  /** The venue's own view functions would answer this, to the wei. */
  answer: Array<NamedValue>;
  collateralValueRaw: Scalars['BigInt']['output'];
  debtValueRaw: Scalars['BigInt']['output'];
  equityRaw: Scalars['BigInt']['output'];
  /** 1e18 = 1; null unless the health state is KNOWN. */
  healthFactorWad: Maybe<Scalars['BigInt']['output']>;
  initialMarginRaw: Scalars['BigInt']['output'];
  lines: Array<MarginLine>;
  liquidation: LiquidationTerms;
  liquidationPrices: Array<LiquidationPrice>;
  maintenanceMarginRaw: Scalars['BigInt']['output'];
  numeraire: Numeraire;
  /** Equity less initial margin. */
  slackInitialRaw: Scalars['BigInt']['output'];
  /** Equity less maintenance margin. Negative: liquidatable. */
  slackMaintenanceRaw: Scalars['BigInt']['output'];
};

/** One venue's margin account. Its numbers are enforced: no other account's wealth is in them. */
export type MarginAccount = {
  __typename?: 'MarginAccount';
  block: Block;
  chainId: Scalars['SafeInt']['output'];
  /** USD amounts are null when the numeraire has no price; the gaps say so. */
  collateralUsd: Maybe<Scalars['Float']['output']>;
  collaterals: Array<Holding>;
  debtUsd: Maybe<Scalars['Float']['output']>;
  debts: Array<Holding>;
  /** How far the nearest priced collateral may fall, or debt rise, before liquidation; 0.1 is 10 %. */
  distanceToLiquidation: Maybe<Scalars['Float']['output']>;
  equityUsd: Maybe<Scalars['Float']['output']>;
  gaps: Array<Gap>;
  /** Null unless the health state is KNOWN. */
  healthFactor: Maybe<Scalars['Float']['output']>;
  healthState: HealthState;
  id: Scalars['ID']['output'];
  initialMarginUsd: Maybe<Scalars['Float']['output']>;
  /** What people call the market or pool. */
  label: Scalars['String']['output'];
  maintenanceMarginUsd: Maybe<Scalars['Float']['output']>;
  margin: Margin;
  owner: Scalars['Address']['output'];
  slackMaintenanceUsd: Maybe<Scalars['Float']['output']>;
  status: MarginStatus;
  /** Sub-account or isolated market, where the venue has them. */
  sub: Maybe<Scalars['Hex']['output']>;
  venue: Scalars['String']['output'];
  venueLabel: Scalars['String']['output'];
};

export type MarginAccountConnection = {
  __typename?: 'MarginAccountConnection';
  blocks: Array<Block>;
  edges: Array<MarginAccountEdge>;
  gaps: Array<Gap>;
  nodes: Array<MarginAccount>;
  pageInfo: PageInfo;
  totalCount: Scalars['Int']['output'];
};

export type MarginAccountEdge = {
  __typename?: 'MarginAccountEdge';
  cursor: Scalars['String']['output'];
  node: MarginAccount;
};

export type MarginAccountFilter = {
  chainIds?: InputMaybe<Array<Scalars['SafeInt']['input']>>;
  owners?: InputMaybe<Array<Scalars['Address']['input']>>;
  statuses?: InputMaybe<Array<MarginStatus>>;
  venues?: InputMaybe<Array<Scalars['String']['input']>>;
};

export type MarginAccountOrder =
  | 'ID'
  | 'RISKIEST_FIRST';

/** One line of the workings. Each column adds up exactly over all lines. */
export type MarginLine = {
  __typename?: 'MarginLine';
  asset: Maybe<Asset>;
  balanceRaw: Maybe<Scalars['BigInt']['output']>;
  /** Adds to the initial slack. */
  initialRaw: Scalars['BigInt']['output'];
  kind: Scalars['String']['output'];
  label: Scalars['String']['output'];
  /** Adds to the maintenance slack. */
  maintenanceRaw: Scalars['BigInt']['output'];
  /** Adds to equity. */
  valueRaw: Scalars['BigInt']['output'];
  workings: Scalars['String']['output'];
};

export type MarginScope =
  /** Holdings of one factor net. */
  | 'CROSS'
  /** Every holding alone; nothing nets. */
  | 'ISOLATED'
  /** The whole book is revalued together. */
  | 'PORTFOLIO';

export type MarginSide =
  | 'INITIAL'
  | 'MAINTENANCE';

export type MarginStatus =
  | 'BANKRUPT'
  | 'LIQUIDATABLE'
  | 'MARGIN_CALL'
  | 'NORMAL'
  | 'UNKNOWN'
  | 'WARNING';

export type Market = {
  __typename?: 'Market';
  block: Block;
  /** Simple, per year; 0.05 is 5 %. Null when the venue's interest model does not answer. */
  borrowRatePerYear: Maybe<Scalars['Float']['output']>;
  chainId: Scalars['SafeInt']['output'];
  collateral: Asset;
  /** venue:chainId:root:market */
  id: Scalars['ID']['output'];
  isOpen: Scalars['Boolean']['output'];
  label: Scalars['String']['output'];
  liquidationThresholdBps: Scalars['Int']['output'];
  loan: Asset;
  maximumLtvBps: Scalars['Int']['output'];
  oraclePrice: Maybe<Price>;
  totalBorrowedRaw: Scalars['BigInt']['output'];
  totalSuppliedRaw: Scalars['BigInt']['output'];
  /** 0.9 is 90 %; null when nothing is supplied. */
  utilization: Maybe<Scalars['Float']['output']>;
  venue: Scalars['String']['output'];
};

export type MarketFilter = {
  chainIds?: InputMaybe<Array<Scalars['SafeInt']['input']>>;
  venues?: InputMaybe<Array<Scalars['String']['input']>>;
};

export type Meta = {
  __typename?: 'Meta';
  accountCount: Scalars['Int']['output'];
  chains: Array<Chain>;
  /** Over all chains. */
  divergences: Divergences;
  venueCount: Scalars['Int']['output'];
  version: Scalars['String']['output'];
};

export type ModelLine = {
  __typename?: 'ModelLine';
  amountUsd: Scalars['Float']['output'];
  kind: Scalars['String']['output'];
  label: Scalars['String']['output'];
  side: MarginSide;
  /** The factor, or all. */
  underlying: Scalars['String']['output'];
};

/** What one model asks of the book. Null when a part of the book is unknown, see the gaps. */
export type ModelRequirement = {
  __typename?: 'ModelRequirement';
  initialUsd: Maybe<Scalars['Float']['output']>;
  /** The lines of a side add to it. */
  lines: Array<ModelLine>;
  maintenanceUsd: Maybe<Scalars['Float']['output']>;
  /** Name of the parameter set. */
  model: Scalars['String']['output'];
  /** Maintenance per dollar of gross notional, dollar tokens apart; null too when there is none. */
  perGrossNotional: Maybe<Scalars['Float']['output']>;
  scope: MarginScope;
  version: Scalars['String']['output'];
};

export type NamedValue = {
  __typename?: 'NamedValue';
  name: Scalars['String']['output'];
  value: Scalars['String']['output'];
};

export type NetExposure = {
  __typename?: 'NetExposure';
  factor: Scalars['String']['output'];
  grossUsd: Scalars['Float']['output'];
  longUsd: Scalars['Float']['output'];
  netUsd: Scalars['Float']['output'];
  shortUsd: Scalars['Float']['output'];
};

/** What amounts are counted in: USD, or one asset. */
export type Numeraire = {
  __typename?: 'Numeraire';
  /** Null: USD. */
  asset: Maybe<Asset>;
  decimals: Scalars['Int']['output'];
  symbol: Scalars['String']['output'];
};

export type PageInfo = {
  __typename?: 'PageInfo';
  endCursor: Maybe<Scalars['String']['output']>;
  hasNextPage: Scalars['Boolean']['output'];
  hasPreviousPage: Scalars['Boolean']['output'];
  startCursor: Maybe<Scalars['String']['output']>;
};

export type Portfolio = {
  __typename?: 'Portfolio';
  /** One block a chain: every number below is true at these. */
  blocks: Array<Block>;
  /** Over all inputs: equal digests mean equal inputs. */
  digest: Scalars['String']['output'];
  economic: EconomicHealth;
  enforced: EnforcedHealth;
  gaps: Array<Gap>;
  owners: Array<Scalars['Address']['output']>;
  risk: RiskMeasures;
  /** Latest block time less earliest, over the chains. */
  skewSeconds: Scalars['SafeInt']['output'];
};

export type PortfolioUpdate = {
  __typename?: 'PortfolioUpdate';
  /** Opaque; give it as `after` to go on from here. */
  cursor: Scalars['String']['output'];
  portfolio: Portfolio;
};

/** The price a venue liquidates by. */
export type Price = {
  __typename?: 'Price';
  base: Asset;
  block: Block;
  chainId: Scalars['SafeInt']['output'];
  decimals: Scalars['Int']['output'];
  key: Scalars['String']['output'];
  /** USD, or the asset id it is quoted in. */
  quote: Scalars['String']['output'];
  source: Scalars['Address']['output'];
  value: Scalars['Float']['output'];
  valueRaw: Scalars['BigInt']['output'];
  venue: Scalars['String']['output'];
};

export type Query = {
  __typename?: 'Query';
  /** The server itself: its version and what it stands on. */
  _meta: Meta;
  /** How far each chain is indexed, and whether it is alive. */
  chains: Array<Chain>;
  /** One margin account, by the id that every answer gives it; null when no such account is indexed. */
  marginAccount: Maybe<MarginAccount>;
  /**
   * Every indexed margin account. Riskiest first is an order of the head, where prices move between
   * rows: together with `asOf` it is refused.
   */
  marginAccounts: MarginAccountConnection;
  /** Every market of every indexed deployment. */
  markets: Array<Market>;
  /** All margin accounts of some owners as one portfolio: enforced and economic health, side by side. */
  portfolio: Portfolio;
  /** Every price a venue liquidates by, as its oracle answered at the block given. */
  prices: Array<Price>;
  /** The venues this server knows, with their deployments. */
  venues: Array<Venue>;
};


export type QueryMarginAccountArgs = {
  asOf?: InputMaybe<AsOf>;
  id: Scalars['ID']['input'];
};


export type QueryMarginAccountsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  asOf?: InputMaybe<AsOf>;
  first?: Scalars['Int']['input'];
  orderBy?: MarginAccountOrder;
  where?: InputMaybe<MarginAccountFilter>;
};


export type QueryMarketsArgs = {
  where?: InputMaybe<MarketFilter>;
};


export type QueryPortfolioArgs = {
  asOf?: InputMaybe<AsOf>;
  owners: Array<Scalars['Address']['input']>;
};


export type QueryPricesArgs = {
  chainIds?: InputMaybe<Array<Scalars['SafeInt']['input']>>;
};

/** One line of the netted requirement. Loss positive; the lines add to the requirement. */
export type RequirementLine = {
  __typename?: 'RequirementLine';
  factor: Maybe<Scalars['String']['output']>;
  label: Scalars['String']['output'];
  requirementUsd: Scalars['Float']['output'];
  workings: Scalars['String']['output'];
};

/** How factors are taken to move. Pairs that are not listed are uncorrelated. */
export type RiskCalibration = {
  __typename?: 'RiskCalibration';
  correlations: Array<FactorCorrelation>;
  /** Days a year is counted as. */
  daysPerYear: Scalars['Float']['output'];
  /** Of the Student-t that simulated moves follow. */
  degreesOfFreedom: Scalars['Float']['output'];
  description: Scalars['String']['output'];
  /** True: numbers chosen by hand, not fitted to market history. */
  isDefault: Scalars['Boolean']['output'];
  name: Scalars['String']['output'];
  version: Scalars['String']['output'];
  volatilities: Array<FactorVolatility>;
};

/** One model at one confidence. Loss positive; null when a part of the book is unknown, see the gaps. */
export type RiskMeasure = {
  __typename?: 'RiskMeasure';
  /** 0.99 is 99 %. */
  confidence: Scalars['Float']['output'];
  /** Expected shortfall: the mean loss beyond the value at risk. */
  esUsd: Maybe<Scalars['Float']['output']>;
  /** delta-normal, or monte-carlo-student-t */
  model: Scalars['String']['output'];
  /** Value at risk. */
  varUsd: Maybe<Scalars['Float']['output']>;
};

/** Value at risk, expected shortfall and margin by model, of net exposures. Modelled. */
export type RiskMeasures = {
  __typename?: 'RiskMeasures';
  calibration: RiskCalibration;
  /** Simulated shortfall at 97.5 % by factor; adds to it. Empty when it is unknown. */
  componentShortfall: Array<ComponentShortfall>;
  horizonDays: Scalars['Float']['output'];
  /** Models that were not applied to this book, and why. */
  inapplicableModels: Array<InapplicableModel>;
  measures: Array<RiskMeasure>;
  modelRequirements: Array<ModelRequirement>;
  paths: Scalars['Int']['output'];
  /** Of the simulation: the same seed gives the same numbers anywhere. */
  seed: Scalars['String']['output'];
};

export type RiskModel = {
  __typename?: 'RiskModel';
  description: Scalars['String']['output'];
  name: Scalars['String']['output'];
  version: Scalars['String']['output'];
};

/** One row of the scenario table for one factor. P&L: gain positive. */
export type ScenarioResult = {
  __typename?: 'ScenarioResult';
  factor: Scalars['String']['output'];
  /** Whether it decides the factor's requirement. */
  isWorst: Scalars['Boolean']['output'];
  profitUsd: Scalars['Float']['output'];
  scenario: Scalars['String']['output'];
  spotMove: Scalars['Float']['output'];
  weight: Scalars['Float']['output'];
};

export type Subscription = {
  __typename?: 'Subscription';
  /**
   * The portfolio again at every block that any chain of it commits. `after` takes the `cursor` of an
   * earlier update: when nothing was missed the stream stays silent until the next block, otherwise
   * the newest state comes at once.
   */
  portfolio: PortfolioUpdate;
};


export type SubscriptionPortfolioArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  owners: Array<Scalars['Address']['input']>;
};

export type Venue = {
  __typename?: 'Venue';
  deployments: Array<Deployment>;
  id: Scalars['String']['output'];
  label: Scalars['String']['output'];
  product: Scalars['String']['output'];
};



export type ResolverTypeWrapper<T> = Promise<T> | T;


export type ResolverWithResolve<TResult, TParent, TContext, TArgs> = {
  resolve: ResolverFn<TResult, TParent, TContext, TArgs>;
};
export type Resolver<TResult, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>, TArgs = Record<PropertyKey, never>> = ResolverFn<TResult, TParent, TContext, TArgs> | ResolverWithResolve<TResult, TParent, TContext, TArgs>;

export type ResolverFn<TResult, TParent, TContext, TArgs> = (
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => Promise<TResult> | TResult;

export type SubscriptionSubscribeFn<TResult, TParent, TContext, TArgs> = (
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => AsyncIterable<TResult> | Promise<AsyncIterable<TResult>>;

export type SubscriptionResolveFn<TResult, TParent, TContext, TArgs> = (
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => TResult | Promise<TResult>;

export interface SubscriptionSubscriberObject<TResult, TKey extends string, TParent, TContext, TArgs> {
  subscribe: SubscriptionSubscribeFn<{ [key in TKey]: TResult }, TParent, TContext, TArgs>;
  resolve?: SubscriptionResolveFn<TResult, { [key in TKey]: TResult }, TContext, TArgs>;
}

export interface SubscriptionResolverObject<TResult, TParent, TContext, TArgs> {
  subscribe: SubscriptionSubscribeFn<any, TParent, TContext, TArgs>;
  resolve: SubscriptionResolveFn<TResult, any, TContext, TArgs>;
}

export type SubscriptionObject<TResult, TKey extends string, TParent, TContext, TArgs> =
  | SubscriptionSubscriberObject<TResult, TKey, TParent, TContext, TArgs>
  | SubscriptionResolverObject<TResult, TParent, TContext, TArgs>;

export type SubscriptionResolver<TResult, TKey extends string, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>, TArgs = Record<PropertyKey, never>> =
  | ((...args: any[]) => SubscriptionObject<TResult, TKey, TParent, TContext, TArgs>)
  | SubscriptionObject<TResult, TKey, TParent, TContext, TArgs>;

export type TypeResolveFn<TTypes, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>> = (
  parent: TParent,
  context: TContext,
  info: GraphQLResolveInfo
) => Maybe<TTypes> | Promise<Maybe<TTypes>>;

export type IsTypeOfResolverFn<T = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>> = (obj: T, context: TContext, info: GraphQLResolveInfo) => boolean | Promise<boolean>;

export type NextResolverFn<T> = () => Promise<T>;

export type DirectiveResolverFn<TResult = Record<PropertyKey, never>, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>, TArgs = Record<PropertyKey, never>> = (
  next: NextResolverFn<TResult>,
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => TResult | Promise<TResult>;





/** Mapping between all available schema types and the resolvers types */
export type ResolversTypes = {
  Address: ResolverTypeWrapper<Scalars['Address']['output']>;
  AsOf: AsOf;
  Asset: ResolverTypeWrapper<Asset>;
  BigInt: ResolverTypeWrapper<Scalars['BigInt']['output']>;
  Block: ResolverTypeWrapper<Block>;
  BlockAt: BlockAt;
  Boolean: ResolverTypeWrapper<Scalars['Boolean']['output']>;
  Chain: ResolverTypeWrapper<Chain>;
  CloseFactor: ResolverTypeWrapper<CloseFactor>;
  ComponentShortfall: ResolverTypeWrapper<ComponentShortfall>;
  Deployment: ResolverTypeWrapper<Deployment>;
  Divergences: ResolverTypeWrapper<Divergences>;
  EconomicHealth: ResolverTypeWrapper<EconomicHealth>;
  EnforcedHealth: ResolverTypeWrapper<EnforcedHealth>;
  FactorCorrelation: ResolverTypeWrapper<FactorCorrelation>;
  FactorGreeks: ResolverTypeWrapper<FactorGreeks>;
  FactorVolatility: ResolverTypeWrapper<FactorVolatility>;
  Finality: Finality;
  Float: ResolverTypeWrapper<Scalars['Float']['output']>;
  Gap: ResolverTypeWrapper<Gap>;
  HealthRatioState: HealthRatioState;
  HealthState: HealthState;
  Hex: ResolverTypeWrapper<Scalars['Hex']['output']>;
  Holding: ResolverTypeWrapper<Holding>;
  ID: ResolverTypeWrapper<Scalars['ID']['output']>;
  InapplicableModel: ResolverTypeWrapper<InapplicableModel>;
  Int: ResolverTypeWrapper<Scalars['Int']['output']>;
  LiquidationBonus: ResolverTypeWrapper<LiquidationBonus>;
  LiquidationPrice: ResolverTypeWrapper<LiquidationPrice>;
  LiquidationTerms: ResolverTypeWrapper<LiquidationTerms>;
  Margin: ResolverTypeWrapper<Margin>;
  MarginAccount: ResolverTypeWrapper<MarginAccount>;
  MarginAccountConnection: ResolverTypeWrapper<MarginAccountConnection>;
  MarginAccountEdge: ResolverTypeWrapper<MarginAccountEdge>;
  MarginAccountFilter: MarginAccountFilter;
  MarginAccountOrder: MarginAccountOrder;
  MarginLine: ResolverTypeWrapper<MarginLine>;
  MarginScope: MarginScope;
  MarginSide: MarginSide;
  MarginStatus: MarginStatus;
  Market: ResolverTypeWrapper<Market>;
  MarketFilter: MarketFilter;
  Meta: ResolverTypeWrapper<Meta>;
  ModelLine: ResolverTypeWrapper<ModelLine>;
  ModelRequirement: ResolverTypeWrapper<ModelRequirement>;
  NamedValue: ResolverTypeWrapper<NamedValue>;
  NetExposure: ResolverTypeWrapper<NetExposure>;
  Numeraire: ResolverTypeWrapper<Numeraire>;
  PageInfo: ResolverTypeWrapper<PageInfo>;
  Portfolio: ResolverTypeWrapper<Portfolio>;
  PortfolioUpdate: ResolverTypeWrapper<PortfolioUpdate>;
  Price: ResolverTypeWrapper<Price>;
  Query: ResolverTypeWrapper<Record<PropertyKey, never>>;
  RequirementLine: ResolverTypeWrapper<RequirementLine>;
  RiskCalibration: ResolverTypeWrapper<RiskCalibration>;
  RiskMeasure: ResolverTypeWrapper<RiskMeasure>;
  RiskMeasures: ResolverTypeWrapper<RiskMeasures>;
  RiskModel: ResolverTypeWrapper<RiskModel>;
  SafeInt: ResolverTypeWrapper<Scalars['SafeInt']['output']>;
  ScenarioResult: ResolverTypeWrapper<ScenarioResult>;
  String: ResolverTypeWrapper<Scalars['String']['output']>;
  Subscription: ResolverTypeWrapper<Record<PropertyKey, never>>;
  Venue: ResolverTypeWrapper<Venue>;
};

/** Mapping between all available schema types and the resolvers parents */
export type ResolversParentTypes = {
  Address: Scalars['Address']['output'];
  AsOf: AsOf;
  Asset: Asset;
  BigInt: Scalars['BigInt']['output'];
  Block: Block;
  BlockAt: BlockAt;
  Boolean: Scalars['Boolean']['output'];
  Chain: Chain;
  CloseFactor: CloseFactor;
  ComponentShortfall: ComponentShortfall;
  Deployment: Deployment;
  Divergences: Divergences;
  EconomicHealth: EconomicHealth;
  EnforcedHealth: EnforcedHealth;
  FactorCorrelation: FactorCorrelation;
  FactorGreeks: FactorGreeks;
  FactorVolatility: FactorVolatility;
  Float: Scalars['Float']['output'];
  Gap: Gap;
  Hex: Scalars['Hex']['output'];
  Holding: Holding;
  ID: Scalars['ID']['output'];
  InapplicableModel: InapplicableModel;
  Int: Scalars['Int']['output'];
  LiquidationBonus: LiquidationBonus;
  LiquidationPrice: LiquidationPrice;
  LiquidationTerms: LiquidationTerms;
  Margin: Margin;
  MarginAccount: MarginAccount;
  MarginAccountConnection: MarginAccountConnection;
  MarginAccountEdge: MarginAccountEdge;
  MarginAccountFilter: MarginAccountFilter;
  MarginLine: MarginLine;
  Market: Market;
  MarketFilter: MarketFilter;
  Meta: Meta;
  ModelLine: ModelLine;
  ModelRequirement: ModelRequirement;
  NamedValue: NamedValue;
  NetExposure: NetExposure;
  Numeraire: Numeraire;
  PageInfo: PageInfo;
  Portfolio: Portfolio;
  PortfolioUpdate: PortfolioUpdate;
  Price: Price;
  Query: Record<PropertyKey, never>;
  RequirementLine: RequirementLine;
  RiskCalibration: RiskCalibration;
  RiskMeasure: RiskMeasure;
  RiskMeasures: RiskMeasures;
  RiskModel: RiskModel;
  SafeInt: Scalars['SafeInt']['output'];
  ScenarioResult: ScenarioResult;
  String: Scalars['String']['output'];
  Subscription: Record<PropertyKey, never>;
  Venue: Venue;
};

export interface AddressScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['Address'], any> {
  name: 'Address';
}

export type AssetResolvers<ContextType = any, ParentType extends ResolversParentTypes['Asset'] = ResolversParentTypes['Asset']> = {
  address?: Resolver<ResolversTypes['Address'], ParentType, ContextType>;
  chainId?: Resolver<ResolversTypes['SafeInt'], ParentType, ContextType>;
  decimals?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  symbol?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export interface BigIntScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['BigInt'], any> {
  name: 'BigInt';
}

export type BlockResolvers<ContextType = any, ParentType extends ResolversParentTypes['Block'] = ResolversParentTypes['Block']> = {
  chainId?: Resolver<ResolversTypes['SafeInt'], ParentType, ContextType>;
  chainName?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  finality?: Resolver<ResolversTypes['Finality'], ParentType, ContextType>;
  hash?: Resolver<ResolversTypes['Hex'], ParentType, ContextType>;
  isStale?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  number?: Resolver<ResolversTypes['SafeInt'], ParentType, ContextType>;
  timestampSeconds?: Resolver<ResolversTypes['SafeInt'], ParentType, ContextType>;
};

export type ChainResolvers<ContextType = any, ParentType extends ResolversParentTypes['Chain'] = ResolversParentTypes['Chain']> = {
  accountCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  chainId?: Resolver<ResolversTypes['SafeInt'], ParentType, ContextType>;
  divergences?: Resolver<ResolversTypes['Divergences'], ParentType, ContextType>;
  finalizedNumber?: Resolver<Maybe<ResolversTypes['SafeInt']>, ParentType, ContextType>;
  follows?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  head?: Resolver<Maybe<ResolversTypes['Block']>, ParentType, ContextType>;
  latestNumber?: Resolver<Maybe<ResolversTypes['SafeInt']>, ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  problem?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  retainedFromNumber?: Resolver<Maybe<ResolversTypes['SafeInt']>, ParentType, ContextType>;
  safeNumber?: Resolver<Maybe<ResolversTypes['SafeInt']>, ParentType, ContextType>;
  state?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  watchedFromNumber?: Resolver<Maybe<ResolversTypes['SafeInt']>, ParentType, ContextType>;
  watchedOwnerCount?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
};

export type CloseFactorResolvers<ContextType = any, ParentType extends ResolversParentTypes['CloseFactor'] = ResolversParentTypes['CloseFactor']> = {
  closeFactorBps?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  debt?: Resolver<ResolversTypes['Asset'], ParentType, ContextType>;
};

export type ComponentShortfallResolvers<ContextType = any, ParentType extends ResolversParentTypes['ComponentShortfall'] = ResolversParentTypes['ComponentShortfall']> = {
  esUsd?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  factor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type DeploymentResolvers<ContextType = any, ParentType extends ResolversParentTypes['Deployment'] = ResolversParentTypes['Deployment']> = {
  chainId?: Resolver<ResolversTypes['SafeInt'], ParentType, ContextType>;
  contracts?: Resolver<Array<ResolversTypes['NamedValue']>, ParentType, ContextType>;
  root?: Resolver<ResolversTypes['Address'], ParentType, ContextType>;
  startBlock?: Resolver<ResolversTypes['SafeInt'], ParentType, ContextType>;
  venue?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type DivergencesResolvers<ContextType = any, ParentType extends ResolversParentTypes['Divergences'] = ResolversParentTypes['Divergences']> = {
  open?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  total?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type EconomicHealthResolvers<ContextType = any, ParentType extends ResolversParentTypes['EconomicHealth'] = ResolversParentTypes['EconomicHealth']> = {
  collateralUsd?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  debtUsd?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  enforcedMaintenanceUsd?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  equityUsd?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  greeks?: Resolver<Array<ResolversTypes['FactorGreeks']>, ParentType, ContextType>;
  grossNotionalUsd?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  healthRatio?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  healthRatioState?: Resolver<ResolversTypes['HealthRatioState'], ParentType, ContextType>;
  isComplete?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  lines?: Resolver<Array<ResolversTypes['RequirementLine']>, ParentType, ContextType>;
  model?: Resolver<ResolversTypes['RiskModel'], ParentType, ContextType>;
  netExposures?: Resolver<Array<ResolversTypes['NetExposure']>, ParentType, ContextType>;
  nettedRequirementUsd?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  scenarios?: Resolver<Array<ResolversTypes['ScenarioResult']>, ParentType, ContextType>;
  siloCostUsd?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  siloedRequirementUsd?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  slackUsd?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
};

export type EnforcedHealthResolvers<ContextType = any, ParentType extends ResolversParentTypes['EnforcedHealth'] = ResolversParentTypes['EnforcedHealth']> = {
  accounts?: Resolver<Array<ResolversTypes['MarginAccount']>, ParentType, ContextType>;
  bindingAccount?: Resolver<Maybe<ResolversTypes['MarginAccount']>, ParentType, ContextType>;
  liquidatableCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  unknownCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type FactorCorrelationResolvers<ContextType = any, ParentType extends ResolversParentTypes['FactorCorrelation'] = ResolversParentTypes['FactorCorrelation']> = {
  correlation?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  first?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  second?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type FactorGreeksResolvers<ContextType = any, ParentType extends ResolversParentTypes['FactorGreeks'] = ResolversParentTypes['FactorGreeks']> = {
  deltaPerPercentUsd?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  deltaUsd?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  factor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  gammaUsd?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  thetaUsdPerDay?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  vegaUsd?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
};

export type FactorVolatilityResolvers<ContextType = any, ParentType extends ResolversParentTypes['FactorVolatility'] = ResolversParentTypes['FactorVolatility']> = {
  factor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  volatilityPerYear?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
};

export type GapResolvers<ContextType = any, ParentType extends ResolversParentTypes['Gap'] = ResolversParentTypes['Gap']> = {
  account?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  asset?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  chainId?: Resolver<Maybe<ResolversTypes['SafeInt']>, ParentType, ContextType>;
  effect?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  venue?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export interface HexScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['Hex'], any> {
  name: 'Hex';
}

export type HoldingResolvers<ContextType = any, ParentType extends ResolversParentTypes['Holding'] = ResolversParentTypes['Holding']> = {
  asset?: Resolver<ResolversTypes['Asset'], ParentType, ContextType>;
  balance?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  balanceRaw?: Resolver<ResolversTypes['BigInt'], ParentType, ContextType>;
  isCounted?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
};

export type InapplicableModelResolvers<ContextType = any, ParentType extends ResolversParentTypes['InapplicableModel'] = ResolversParentTypes['InapplicableModel']> = {
  model?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  reason?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type LiquidationBonusResolvers<ContextType = any, ParentType extends ResolversParentTypes['LiquidationBonus'] = ResolversParentTypes['LiquidationBonus']> = {
  bonusBps?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  collateral?: Resolver<ResolversTypes['Asset'], ParentType, ContextType>;
};

export type LiquidationPriceResolvers<ContextType = any, ParentType extends ResolversParentTypes['LiquidationPrice'] = ResolversParentTypes['LiquidationPrice']> = {
  asset?: Resolver<ResolversTypes['Asset'], ParentType, ContextType>;
  decimals?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  price?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  priceRaw?: Resolver<ResolversTypes['BigInt'], ParentType, ContextType>;
  side?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type LiquidationTermsResolvers<ContextType = any, ParentType extends ResolversParentTypes['LiquidationTerms'] = ResolversParentTypes['LiquidationTerms']> = {
  bonuses?: Resolver<Array<ResolversTypes['LiquidationBonus']>, ParentType, ContextType>;
  closeFactors?: Resolver<Array<ResolversTypes['CloseFactor']>, ParentType, ContextType>;
  isLiquidatable?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  trigger?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type MarginResolvers<ContextType = any, ParentType extends ResolversParentTypes['Margin'] = ResolversParentTypes['Margin']> = {
  answer?: Resolver<Array<ResolversTypes['NamedValue']>, ParentType, ContextType>;
  collateralValueRaw?: Resolver<ResolversTypes['BigInt'], ParentType, ContextType>;
  debtValueRaw?: Resolver<ResolversTypes['BigInt'], ParentType, ContextType>;
  equityRaw?: Resolver<ResolversTypes['BigInt'], ParentType, ContextType>;
  healthFactorWad?: Resolver<Maybe<ResolversTypes['BigInt']>, ParentType, ContextType>;
  initialMarginRaw?: Resolver<ResolversTypes['BigInt'], ParentType, ContextType>;
  lines?: Resolver<Array<ResolversTypes['MarginLine']>, ParentType, ContextType>;
  liquidation?: Resolver<ResolversTypes['LiquidationTerms'], ParentType, ContextType>;
  liquidationPrices?: Resolver<Array<ResolversTypes['LiquidationPrice']>, ParentType, ContextType>;
  maintenanceMarginRaw?: Resolver<ResolversTypes['BigInt'], ParentType, ContextType>;
  numeraire?: Resolver<ResolversTypes['Numeraire'], ParentType, ContextType>;
  slackInitialRaw?: Resolver<ResolversTypes['BigInt'], ParentType, ContextType>;
  slackMaintenanceRaw?: Resolver<ResolversTypes['BigInt'], ParentType, ContextType>;
};

export type MarginAccountResolvers<ContextType = any, ParentType extends ResolversParentTypes['MarginAccount'] = ResolversParentTypes['MarginAccount']> = {
  block?: Resolver<ResolversTypes['Block'], ParentType, ContextType>;
  chainId?: Resolver<ResolversTypes['SafeInt'], ParentType, ContextType>;
  collateralUsd?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  collaterals?: Resolver<Array<ResolversTypes['Holding']>, ParentType, ContextType>;
  debtUsd?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  debts?: Resolver<Array<ResolversTypes['Holding']>, ParentType, ContextType>;
  distanceToLiquidation?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  equityUsd?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  gaps?: Resolver<Array<ResolversTypes['Gap']>, ParentType, ContextType>;
  healthFactor?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  healthState?: Resolver<ResolversTypes['HealthState'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  initialMarginUsd?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  label?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  maintenanceMarginUsd?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  margin?: Resolver<ResolversTypes['Margin'], ParentType, ContextType>;
  owner?: Resolver<ResolversTypes['Address'], ParentType, ContextType>;
  slackMaintenanceUsd?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  status?: Resolver<ResolversTypes['MarginStatus'], ParentType, ContextType>;
  sub?: Resolver<Maybe<ResolversTypes['Hex']>, ParentType, ContextType>;
  venue?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  venueLabel?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type MarginAccountConnectionResolvers<ContextType = any, ParentType extends ResolversParentTypes['MarginAccountConnection'] = ResolversParentTypes['MarginAccountConnection']> = {
  blocks?: Resolver<Array<ResolversTypes['Block']>, ParentType, ContextType>;
  edges?: Resolver<Array<ResolversTypes['MarginAccountEdge']>, ParentType, ContextType>;
  gaps?: Resolver<Array<ResolversTypes['Gap']>, ParentType, ContextType>;
  nodes?: Resolver<Array<ResolversTypes['MarginAccount']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type MarginAccountEdgeResolvers<ContextType = any, ParentType extends ResolversParentTypes['MarginAccountEdge'] = ResolversParentTypes['MarginAccountEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['MarginAccount'], ParentType, ContextType>;
};

export type MarginLineResolvers<ContextType = any, ParentType extends ResolversParentTypes['MarginLine'] = ResolversParentTypes['MarginLine']> = {
  asset?: Resolver<Maybe<ResolversTypes['Asset']>, ParentType, ContextType>;
  balanceRaw?: Resolver<Maybe<ResolversTypes['BigInt']>, ParentType, ContextType>;
  initialRaw?: Resolver<ResolversTypes['BigInt'], ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  label?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  maintenanceRaw?: Resolver<ResolversTypes['BigInt'], ParentType, ContextType>;
  valueRaw?: Resolver<ResolversTypes['BigInt'], ParentType, ContextType>;
  workings?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type MarketResolvers<ContextType = any, ParentType extends ResolversParentTypes['Market'] = ResolversParentTypes['Market']> = {
  block?: Resolver<ResolversTypes['Block'], ParentType, ContextType>;
  borrowRatePerYear?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  chainId?: Resolver<ResolversTypes['SafeInt'], ParentType, ContextType>;
  collateral?: Resolver<ResolversTypes['Asset'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  isOpen?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  label?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  liquidationThresholdBps?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  loan?: Resolver<ResolversTypes['Asset'], ParentType, ContextType>;
  maximumLtvBps?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  oraclePrice?: Resolver<Maybe<ResolversTypes['Price']>, ParentType, ContextType>;
  totalBorrowedRaw?: Resolver<ResolversTypes['BigInt'], ParentType, ContextType>;
  totalSuppliedRaw?: Resolver<ResolversTypes['BigInt'], ParentType, ContextType>;
  utilization?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  venue?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type MetaResolvers<ContextType = any, ParentType extends ResolversParentTypes['Meta'] = ResolversParentTypes['Meta']> = {
  accountCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  chains?: Resolver<Array<ResolversTypes['Chain']>, ParentType, ContextType>;
  divergences?: Resolver<ResolversTypes['Divergences'], ParentType, ContextType>;
  venueCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  version?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type ModelLineResolvers<ContextType = any, ParentType extends ResolversParentTypes['ModelLine'] = ResolversParentTypes['ModelLine']> = {
  amountUsd?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  label?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  side?: Resolver<ResolversTypes['MarginSide'], ParentType, ContextType>;
  underlying?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type ModelRequirementResolvers<ContextType = any, ParentType extends ResolversParentTypes['ModelRequirement'] = ResolversParentTypes['ModelRequirement']> = {
  initialUsd?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  lines?: Resolver<Array<ResolversTypes['ModelLine']>, ParentType, ContextType>;
  maintenanceUsd?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  model?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  perGrossNotional?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  scope?: Resolver<ResolversTypes['MarginScope'], ParentType, ContextType>;
  version?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type NamedValueResolvers<ContextType = any, ParentType extends ResolversParentTypes['NamedValue'] = ResolversParentTypes['NamedValue']> = {
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  value?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type NetExposureResolvers<ContextType = any, ParentType extends ResolversParentTypes['NetExposure'] = ResolversParentTypes['NetExposure']> = {
  factor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  grossUsd?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  longUsd?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  netUsd?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  shortUsd?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
};

export type NumeraireResolvers<ContextType = any, ParentType extends ResolversParentTypes['Numeraire'] = ResolversParentTypes['Numeraire']> = {
  asset?: Resolver<Maybe<ResolversTypes['Asset']>, ParentType, ContextType>;
  decimals?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  symbol?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type PageInfoResolvers<ContextType = any, ParentType extends ResolversParentTypes['PageInfo'] = ResolversParentTypes['PageInfo']> = {
  endCursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  hasNextPage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  hasPreviousPage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  startCursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type PortfolioResolvers<ContextType = any, ParentType extends ResolversParentTypes['Portfolio'] = ResolversParentTypes['Portfolio']> = {
  blocks?: Resolver<Array<ResolversTypes['Block']>, ParentType, ContextType>;
  digest?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  economic?: Resolver<ResolversTypes['EconomicHealth'], ParentType, ContextType>;
  enforced?: Resolver<ResolversTypes['EnforcedHealth'], ParentType, ContextType>;
  gaps?: Resolver<Array<ResolversTypes['Gap']>, ParentType, ContextType>;
  owners?: Resolver<Array<ResolversTypes['Address']>, ParentType, ContextType>;
  risk?: Resolver<ResolversTypes['RiskMeasures'], ParentType, ContextType>;
  skewSeconds?: Resolver<ResolversTypes['SafeInt'], ParentType, ContextType>;
};

export type PortfolioUpdateResolvers<ContextType = any, ParentType extends ResolversParentTypes['PortfolioUpdate'] = ResolversParentTypes['PortfolioUpdate']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  portfolio?: Resolver<ResolversTypes['Portfolio'], ParentType, ContextType>;
};

export type PriceResolvers<ContextType = any, ParentType extends ResolversParentTypes['Price'] = ResolversParentTypes['Price']> = {
  base?: Resolver<ResolversTypes['Asset'], ParentType, ContextType>;
  block?: Resolver<ResolversTypes['Block'], ParentType, ContextType>;
  chainId?: Resolver<ResolversTypes['SafeInt'], ParentType, ContextType>;
  decimals?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  key?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  quote?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  source?: Resolver<ResolversTypes['Address'], ParentType, ContextType>;
  value?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  valueRaw?: Resolver<ResolversTypes['BigInt'], ParentType, ContextType>;
  venue?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type QueryResolvers<ContextType = any, ParentType extends ResolversParentTypes['Query'] = ResolversParentTypes['Query']> = {
  _meta?: Resolver<ResolversTypes['Meta'], ParentType, ContextType>;
  chains?: Resolver<Array<ResolversTypes['Chain']>, ParentType, ContextType>;
  marginAccount?: Resolver<Maybe<ResolversTypes['MarginAccount']>, ParentType, ContextType, RequireFields<QueryMarginAccountArgs, 'id'>>;
  marginAccounts?: Resolver<ResolversTypes['MarginAccountConnection'], ParentType, ContextType, RequireFields<QueryMarginAccountsArgs, 'first' | 'orderBy'>>;
  markets?: Resolver<Array<ResolversTypes['Market']>, ParentType, ContextType, Partial<QueryMarketsArgs>>;
  portfolio?: Resolver<ResolversTypes['Portfolio'], ParentType, ContextType, RequireFields<QueryPortfolioArgs, 'owners'>>;
  prices?: Resolver<Array<ResolversTypes['Price']>, ParentType, ContextType, Partial<QueryPricesArgs>>;
  venues?: Resolver<Array<ResolversTypes['Venue']>, ParentType, ContextType>;
};

export type RequirementLineResolvers<ContextType = any, ParentType extends ResolversParentTypes['RequirementLine'] = ResolversParentTypes['RequirementLine']> = {
  factor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  label?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  requirementUsd?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  workings?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type RiskCalibrationResolvers<ContextType = any, ParentType extends ResolversParentTypes['RiskCalibration'] = ResolversParentTypes['RiskCalibration']> = {
  correlations?: Resolver<Array<ResolversTypes['FactorCorrelation']>, ParentType, ContextType>;
  daysPerYear?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  degreesOfFreedom?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  description?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  isDefault?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  version?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  volatilities?: Resolver<Array<ResolversTypes['FactorVolatility']>, ParentType, ContextType>;
};

export type RiskMeasureResolvers<ContextType = any, ParentType extends ResolversParentTypes['RiskMeasure'] = ResolversParentTypes['RiskMeasure']> = {
  confidence?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  esUsd?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  model?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  varUsd?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
};

export type RiskMeasuresResolvers<ContextType = any, ParentType extends ResolversParentTypes['RiskMeasures'] = ResolversParentTypes['RiskMeasures']> = {
  calibration?: Resolver<ResolversTypes['RiskCalibration'], ParentType, ContextType>;
  componentShortfall?: Resolver<Array<ResolversTypes['ComponentShortfall']>, ParentType, ContextType>;
  horizonDays?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  inapplicableModels?: Resolver<Array<ResolversTypes['InapplicableModel']>, ParentType, ContextType>;
  measures?: Resolver<Array<ResolversTypes['RiskMeasure']>, ParentType, ContextType>;
  modelRequirements?: Resolver<Array<ResolversTypes['ModelRequirement']>, ParentType, ContextType>;
  paths?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  seed?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type RiskModelResolvers<ContextType = any, ParentType extends ResolversParentTypes['RiskModel'] = ResolversParentTypes['RiskModel']> = {
  description?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  version?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export interface SafeIntScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['SafeInt'], any> {
  name: 'SafeInt';
}

export type ScenarioResultResolvers<ContextType = any, ParentType extends ResolversParentTypes['ScenarioResult'] = ResolversParentTypes['ScenarioResult']> = {
  factor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  isWorst?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  profitUsd?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  scenario?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  spotMove?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  weight?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
};

export type SubscriptionResolvers<ContextType = any, ParentType extends ResolversParentTypes['Subscription'] = ResolversParentTypes['Subscription']> = {
  portfolio?: SubscriptionResolver<ResolversTypes['PortfolioUpdate'], "portfolio", ParentType, ContextType, RequireFields<SubscriptionPortfolioArgs, 'owners'>>;
};

export type VenueResolvers<ContextType = any, ParentType extends ResolversParentTypes['Venue'] = ResolversParentTypes['Venue']> = {
  deployments?: Resolver<Array<ResolversTypes['Deployment']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  label?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  product?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type Resolvers<ContextType = any> = {
  Address?: GraphQLScalarType;
  Asset?: AssetResolvers<ContextType>;
  BigInt?: GraphQLScalarType;
  Block?: BlockResolvers<ContextType>;
  Chain?: ChainResolvers<ContextType>;
  CloseFactor?: CloseFactorResolvers<ContextType>;
  ComponentShortfall?: ComponentShortfallResolvers<ContextType>;
  Deployment?: DeploymentResolvers<ContextType>;
  Divergences?: DivergencesResolvers<ContextType>;
  EconomicHealth?: EconomicHealthResolvers<ContextType>;
  EnforcedHealth?: EnforcedHealthResolvers<ContextType>;
  FactorCorrelation?: FactorCorrelationResolvers<ContextType>;
  FactorGreeks?: FactorGreeksResolvers<ContextType>;
  FactorVolatility?: FactorVolatilityResolvers<ContextType>;
  Gap?: GapResolvers<ContextType>;
  Hex?: GraphQLScalarType;
  Holding?: HoldingResolvers<ContextType>;
  InapplicableModel?: InapplicableModelResolvers<ContextType>;
  LiquidationBonus?: LiquidationBonusResolvers<ContextType>;
  LiquidationPrice?: LiquidationPriceResolvers<ContextType>;
  LiquidationTerms?: LiquidationTermsResolvers<ContextType>;
  Margin?: MarginResolvers<ContextType>;
  MarginAccount?: MarginAccountResolvers<ContextType>;
  MarginAccountConnection?: MarginAccountConnectionResolvers<ContextType>;
  MarginAccountEdge?: MarginAccountEdgeResolvers<ContextType>;
  MarginLine?: MarginLineResolvers<ContextType>;
  Market?: MarketResolvers<ContextType>;
  Meta?: MetaResolvers<ContextType>;
  ModelLine?: ModelLineResolvers<ContextType>;
  ModelRequirement?: ModelRequirementResolvers<ContextType>;
  NamedValue?: NamedValueResolvers<ContextType>;
  NetExposure?: NetExposureResolvers<ContextType>;
  Numeraire?: NumeraireResolvers<ContextType>;
  PageInfo?: PageInfoResolvers<ContextType>;
  Portfolio?: PortfolioResolvers<ContextType>;
  PortfolioUpdate?: PortfolioUpdateResolvers<ContextType>;
  Price?: PriceResolvers<ContextType>;
  Query?: QueryResolvers<ContextType>;
  RequirementLine?: RequirementLineResolvers<ContextType>;
  RiskCalibration?: RiskCalibrationResolvers<ContextType>;
  RiskMeasure?: RiskMeasureResolvers<ContextType>;
  RiskMeasures?: RiskMeasuresResolvers<ContextType>;
  RiskModel?: RiskModelResolvers<ContextType>;
  SafeInt?: GraphQLScalarType;
  ScenarioResult?: ScenarioResultResolvers<ContextType>;
  Subscription?: SubscriptionResolvers<ContextType>;
  Venue?: VenueResolvers<ContextType>;
};

