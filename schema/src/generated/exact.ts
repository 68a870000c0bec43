export type Maybe<T> = T | null;
export type InputMaybe<T> = T | null;
export type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
export type MakeOptional<T, K extends keyof T> = Omit<T, K> & { [SubKey in K]?: Maybe<T[SubKey]> };
export type MakeMaybe<T, K extends keyof T> = Omit<T, K> & { [SubKey in K]: Maybe<T[SubKey]> };
export type MakeEmpty<T extends { [key: string]: unknown }, K extends keyof T> = { [_ in K]?: never };
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
/** All built-in and custom scalars, mapped to their actual values */
export type Scalars = {
  ID: { input: string; output: string; }
  String: { input: string; output: string; }
  Boolean: { input: boolean; output: boolean; }
  Int: { input: number; output: number; }
  Float: { input: number; output: number; }
  /** A 20-byte address, 0x-prefixed. Answers are in lower case; any valid case is accepted. */
  Address: { input: `0x${string}`; output: `0x${string}`; }
  /** An exact integer of any size, as a decimal string: amounts in native scale, never rounded. */
  BigInt: { input: bigint; output: bigint; }
  /** 0x-prefixed hexadecimal bytes. */
  Hex: { input: `0x${string}`; output: `0x${string}`; }
  /** An integer no larger than 2^53 - 1: block numbers, unix seconds, chain ids. */
  SafeInt: { input: number; output: number; }
};

/** A past moment: a time for all chains, or a block for each. The last block at or before it is used. */
export type AsOf =
  { readonly blocks: ReadonlyArray<BlockAt>; readonly time?: never; }
  |  /** Unix seconds. */
  { readonly blocks?: never; readonly time: Scalars['SafeInt']['input']; };

export type Asset = {
  readonly address: Scalars['Address']['output'];
  readonly chainId: Scalars['SafeInt']['output'];
  /** Null: the contract does not say, so the asset cannot be valued. */
  readonly decimals: Maybe<Scalars['Int']['output']>;
  /** chainId:address */
  readonly id: Scalars['ID']['output'];
  readonly symbol: Scalars['String']['output'];
};

/** The one block that a number is true at. */
export type Block = {
  readonly chainId: Scalars['SafeInt']['output'];
  readonly chainName: Scalars['String']['output'];
  readonly finality: Finality;
  readonly hash: Scalars['Hex']['output'];
  /** True when the chain was behind or halted as this was answered. */
  readonly isStale: Scalars['Boolean']['output'];
  readonly number: Scalars['SafeInt']['output'];
  /** Unix seconds, of the block. */
  readonly timestampSeconds: Scalars['SafeInt']['output'];
};

export type BlockAt = {
  readonly chainId: Scalars['SafeInt']['input'];
  readonly number: Scalars['SafeInt']['input'];
};

export type Chain = {
  readonly accountCount: Scalars['Int']['output'];
  readonly chainId: Scalars['SafeInt']['output'];
  readonly finalizedNumber: Maybe<Scalars['SafeInt']['output']>;
  /** Null before the first block is indexed. */
  readonly head: Maybe<Block>;
  /** Head of the chain as its node last said; null when it does not answer. */
  readonly latestNumber: Maybe<Scalars['SafeInt']['output']>;
  readonly name: Scalars['String']['output'];
  /** What is wrong, in a sentence; null when nothing is. */
  readonly problem: Maybe<Scalars['String']['output']>;
  /** asOf is answered from this block on. */
  readonly retainedFromNumber: Maybe<Scalars['SafeInt']['output']>;
  readonly safeNumber: Maybe<Scalars['SafeInt']['output']>;
  /** STARTING, BACKFILLING, LIVE, STALE or UNREACHABLE */
  readonly state: Scalars['String']['output'];
};

export type CloseFactor = {
  readonly closeFactorBps: Scalars['Int']['output'];
  readonly debt: Asset;
};

export type ComponentShortfall = {
  /** Negative: a hedge. */
  readonly esUsd: Scalars['Float']['output'];
  readonly factor: Scalars['String']['output'];
};

export type Deployment = {
  readonly chainId: Scalars['SafeInt']['output'];
  readonly contracts: ReadonlyArray<NamedValue>;
  readonly root: Scalars['Address']['output'];
  readonly startBlock: Scalars['SafeInt']['output'];
  readonly venue: Scalars['String']['output'];
};

/**
 * The whole book as the risk model sees it. Modelled: no venue enforces it, none of it is withdrawable.
 * USD amounts are null when a part of them has no bound known; the gaps say which.
 */
export type EconomicHealth = {
  readonly collateralUsd: Maybe<Scalars['Float']['output']>;
  readonly debtUsd: Maybe<Scalars['Float']['output']>;
  /** Sum of the venues' own maintenance margins, for comparison. */
  readonly enforcedMaintenanceUsd: Maybe<Scalars['Float']['output']>;
  readonly equityUsd: Maybe<Scalars['Float']['output']>;
  readonly greeks: ReadonlyArray<FactorGreeks>;
  readonly grossNotionalUsd: Maybe<Scalars['Float']['output']>;
  /** Equity over netted requirement; null unless its state is KNOWN. */
  readonly healthRatio: Maybe<Scalars['Float']['output']>;
  readonly healthRatioState: HealthRatioState;
  /** Whether nothing of the book is missing. */
  readonly isComplete: Scalars['Boolean']['output'];
  readonly lines: ReadonlyArray<RequirementLine>;
  readonly model: RiskModel;
  readonly netExposures: ReadonlyArray<NetExposure>;
  /** Requirement of the whole book under the model. */
  readonly nettedRequirementUsd: Maybe<Scalars['Float']['output']>;
  readonly scenarios: ReadonlyArray<ScenarioResult>;
  /** Siloed less netted: what the silos cost. Modelled, never withdrawable. */
  readonly siloCostUsd: Maybe<Scalars['Float']['output']>;
  /** Sum over accounts of the same model on each account alone. */
  readonly siloedRequirementUsd: Maybe<Scalars['Float']['output']>;
  /** Equity less netted requirement. Modelled, never withdrawable. */
  readonly slackUsd: Maybe<Scalars['Float']['output']>;
};

/** What the contracts will do, account by account. Nothing here nets across accounts. */
export type EnforcedHealth = {
  /** The account that breaks first comes first. */
  readonly accounts: ReadonlyArray<MarginAccount>;
  /** The account that breaks first; null when none can. */
  readonly bindingAccount: Maybe<MarginAccount>;
  readonly liquidatableCount: Scalars['Int']['output'];
  readonly unknownCount: Scalars['Int']['output'];
};

export type FactorCorrelation = {
  readonly correlation: Scalars['Float']['output'];
  readonly first: Scalars['String']['output'];
  readonly second: Scalars['String']['output'];
};

export type FactorGreeks = {
  /** USD gained per 1 % rise. */
  readonly deltaPerPercentUsd: Scalars['Float']['output'];
  /** USD gained per 1.00 relative rise of the factor. */
  readonly deltaUsd: Scalars['Float']['output'];
  readonly factor: Scalars['String']['output'];
  readonly gammaUsd: Scalars['Float']['output'];
  readonly thetaUsdPerDay: Scalars['Float']['output'];
  readonly vegaUsd: Scalars['Float']['output'];
};

export type FactorVolatility = {
  /** A factor's own id, or `other` or `unregistered` for every factor without a row. */
  readonly factor: Scalars['String']['output'];
  /** Of relative moves; 0.75 is 75 % a year. */
  readonly volatilityPerYear: Scalars['Float']['output'];
};

export type Finality =
  | 'FINALIZED'
  | 'LATEST'
  | 'SAFE';

/** Something that could not be valued, why, and which side was taken. */
export type Gap = {
  readonly account: Maybe<Scalars['ID']['output']>;
  readonly asset: Maybe<Scalars['ID']['output']>;
  readonly chainId: Maybe<Scalars['SafeInt']['output']>;
  readonly effect: Scalars['String']['output'];
  readonly kind: Scalars['String']['output'];
  readonly message: Scalars['String']['output'];
  readonly venue: Maybe<Scalars['String']['output']>;
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
  readonly asset: Asset;
  readonly balance: Maybe<Scalars['Float']['output']>;
  /** Native scale, interest accrued to the block. */
  readonly balanceRaw: Scalars['BigInt']['output'];
  /** Whether the venue counts it towards margin. Always true of a debt. */
  readonly isCounted: Scalars['Boolean']['output'];
};

export type InapplicableModel = {
  readonly model: Scalars['String']['output'];
  readonly reason: Scalars['String']['output'];
};

export type LiquidationBonus = {
  readonly bonusBps: Scalars['Int']['output'];
  readonly collateral: Asset;
};

export type LiquidationPrice = {
  readonly asset: Asset;
  readonly decimals: Scalars['Int']['output'];
  readonly price: Scalars['Float']['output'];
  readonly priceRaw: Scalars['BigInt']['output'];
  /** at-or-below, or at-or-above */
  readonly side: Scalars['String']['output'];
};

export type LiquidationTerms = {
  readonly bonuses: ReadonlyArray<LiquidationBonus>;
  readonly closeFactors: ReadonlyArray<CloseFactor>;
  readonly isLiquidatable: Scalars['Boolean']['output'];
  readonly trigger: Scalars['String']['output'];
};

/** What the contract will do, exactly. Amounts in the numeraire, native scale. */
export type Margin = {
  /** The venue's own view functions would answer this, to the wei. */
  readonly answer: ReadonlyArray<NamedValue>;
  readonly collateralValueRaw: Scalars['BigInt']['output'];
  readonly debtValueRaw: Scalars['BigInt']['output'];
  readonly equityRaw: Scalars['BigInt']['output'];
  /** 1e18 = 1; null unless the health state is KNOWN. */
  readonly healthFactorWad: Maybe<Scalars['BigInt']['output']>;
  readonly initialMarginRaw: Scalars['BigInt']['output'];
  readonly lines: ReadonlyArray<MarginLine>;
  readonly liquidation: LiquidationTerms;
  readonly liquidationPrices: ReadonlyArray<LiquidationPrice>;
  readonly maintenanceMarginRaw: Scalars['BigInt']['output'];
  readonly numeraire: Numeraire;
  /** Equity less initial margin. */
  readonly slackInitialRaw: Scalars['BigInt']['output'];
  /** Equity less maintenance margin. Negative: liquidatable. */
  readonly slackMaintenanceRaw: Scalars['BigInt']['output'];
};

/** One venue's margin account. Its numbers are enforced: no other account's wealth is in them. */
export type MarginAccount = {
  readonly block: Block;
  readonly chainId: Scalars['SafeInt']['output'];
  /** USD amounts are null when the numeraire has no price; the gaps say so. */
  readonly collateralUsd: Maybe<Scalars['Float']['output']>;
  readonly collaterals: ReadonlyArray<Holding>;
  readonly debtUsd: Maybe<Scalars['Float']['output']>;
  readonly debts: ReadonlyArray<Holding>;
  /** How far the nearest priced collateral may fall, or debt rise, before liquidation; 0.1 is 10 %. */
  readonly distanceToLiquidation: Maybe<Scalars['Float']['output']>;
  readonly equityUsd: Maybe<Scalars['Float']['output']>;
  readonly gaps: ReadonlyArray<Gap>;
  /** Null unless the health state is KNOWN. */
  readonly healthFactor: Maybe<Scalars['Float']['output']>;
  readonly healthState: HealthState;
  readonly id: Scalars['ID']['output'];
  readonly initialMarginUsd: Maybe<Scalars['Float']['output']>;
  /** What people call the market or pool. */
  readonly label: Scalars['String']['output'];
  readonly maintenanceMarginUsd: Maybe<Scalars['Float']['output']>;
  readonly margin: Margin;
  readonly owner: Scalars['Address']['output'];
  readonly slackMaintenanceUsd: Maybe<Scalars['Float']['output']>;
  readonly status: MarginStatus;
  /** Sub-account or isolated market, where the venue has them. */
  readonly sub: Maybe<Scalars['Hex']['output']>;
  readonly venue: Scalars['String']['output'];
  readonly venueLabel: Scalars['String']['output'];
};

export type MarginAccountConnection = {
  readonly blocks: ReadonlyArray<Block>;
  readonly edges: ReadonlyArray<MarginAccountEdge>;
  readonly gaps: ReadonlyArray<Gap>;
  readonly nodes: ReadonlyArray<MarginAccount>;
  readonly pageInfo: PageInfo;
  readonly totalCount: Scalars['Int']['output'];
};

export type MarginAccountEdge = {
  readonly cursor: Scalars['String']['output'];
  readonly node: MarginAccount;
};

export type MarginAccountFilter = {
  readonly chainIds?: InputMaybe<ReadonlyArray<Scalars['SafeInt']['input']>>;
  readonly owners?: InputMaybe<ReadonlyArray<Scalars['Address']['input']>>;
  readonly statuses?: InputMaybe<ReadonlyArray<MarginStatus>>;
  readonly venues?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
};

export type MarginAccountOrder =
  | 'ID'
  | 'RISKIEST_FIRST';

/** One line of the workings. Each column adds up exactly over all lines. */
export type MarginLine = {
  readonly asset: Maybe<Asset>;
  readonly balanceRaw: Maybe<Scalars['BigInt']['output']>;
  /** Adds to the initial slack. */
  readonly initialRaw: Scalars['BigInt']['output'];
  readonly kind: Scalars['String']['output'];
  readonly label: Scalars['String']['output'];
  /** Adds to the maintenance slack. */
  readonly maintenanceRaw: Scalars['BigInt']['output'];
  /** Adds to equity. */
  readonly valueRaw: Scalars['BigInt']['output'];
  readonly workings: Scalars['String']['output'];
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
  readonly block: Block;
  /** Simple, per year; 0.05 is 5 %. Null when the venue's interest model does not answer. */
  readonly borrowRatePerYear: Maybe<Scalars['Float']['output']>;
  readonly chainId: Scalars['SafeInt']['output'];
  readonly collateral: Asset;
  /** venue:chainId:root:market */
  readonly id: Scalars['ID']['output'];
  readonly isOpen: Scalars['Boolean']['output'];
  readonly label: Scalars['String']['output'];
  readonly liquidationThresholdBps: Scalars['Int']['output'];
  readonly loan: Asset;
  readonly maximumLtvBps: Scalars['Int']['output'];
  readonly oraclePrice: Maybe<Price>;
  readonly totalBorrowedRaw: Scalars['BigInt']['output'];
  readonly totalSuppliedRaw: Scalars['BigInt']['output'];
  /** 0.9 is 90 %; null when nothing is supplied. */
  readonly utilization: Maybe<Scalars['Float']['output']>;
  readonly venue: Scalars['String']['output'];
};

export type MarketFilter = {
  readonly chainIds?: InputMaybe<ReadonlyArray<Scalars['SafeInt']['input']>>;
  readonly venues?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
};

export type Meta = {
  readonly accountCount: Scalars['Int']['output'];
  readonly chains: ReadonlyArray<Chain>;
  readonly venueCount: Scalars['Int']['output'];
  readonly version: Scalars['String']['output'];
};

export type ModelLine = {
  readonly amountUsd: Scalars['Float']['output'];
  readonly kind: Scalars['String']['output'];
  readonly label: Scalars['String']['output'];
  readonly side: MarginSide;
  /** The factor, or all. */
  readonly underlying: Scalars['String']['output'];
};

/** What one model asks of the book. Null when a part of the book is unknown, see the gaps. */
export type ModelRequirement = {
  readonly initialUsd: Maybe<Scalars['Float']['output']>;
  /** The lines of a side add to it. */
  readonly lines: ReadonlyArray<ModelLine>;
  readonly maintenanceUsd: Maybe<Scalars['Float']['output']>;
  /** Name of the parameter set. */
  readonly model: Scalars['String']['output'];
  /** Maintenance per dollar of gross notional, dollar tokens apart; null too when there is none. */
  readonly perGrossNotional: Maybe<Scalars['Float']['output']>;
  readonly scope: MarginScope;
  readonly version: Scalars['String']['output'];
};

export type NamedValue = {
  readonly name: Scalars['String']['output'];
  readonly value: Scalars['String']['output'];
};

export type NetExposure = {
  readonly factor: Scalars['String']['output'];
  readonly grossUsd: Scalars['Float']['output'];
  readonly longUsd: Scalars['Float']['output'];
  readonly netUsd: Scalars['Float']['output'];
  readonly shortUsd: Scalars['Float']['output'];
};

/** What amounts are counted in: USD, or one asset. */
export type Numeraire = {
  /** Null: USD. */
  readonly asset: Maybe<Asset>;
  readonly decimals: Scalars['Int']['output'];
  readonly symbol: Scalars['String']['output'];
};

export type PageInfo = {
  readonly endCursor: Maybe<Scalars['String']['output']>;
  readonly hasNextPage: Scalars['Boolean']['output'];
  readonly hasPreviousPage: Scalars['Boolean']['output'];
  readonly startCursor: Maybe<Scalars['String']['output']>;
};

export type Portfolio = {
  /** One block a chain: every number below is true at these. */
  readonly blocks: ReadonlyArray<Block>;
  /** Over all inputs: equal digests mean equal inputs. */
  readonly digest: Scalars['String']['output'];
  readonly economic: EconomicHealth;
  readonly enforced: EnforcedHealth;
  readonly gaps: ReadonlyArray<Gap>;
  readonly owners: ReadonlyArray<Scalars['Address']['output']>;
  readonly risk: RiskMeasures;
  /** Latest block time less earliest, over the chains. */
  readonly skewSeconds: Scalars['SafeInt']['output'];
};

export type PortfolioUpdate = {
  /** Opaque; give it as `after` to go on from here. */
  readonly cursor: Scalars['String']['output'];
  readonly portfolio: Portfolio;
};

/** The price a venue liquidates by. */
export type Price = {
  readonly base: Asset;
  readonly block: Block;
  readonly chainId: Scalars['SafeInt']['output'];
  readonly decimals: Scalars['Int']['output'];
  readonly key: Scalars['String']['output'];
  /** USD, or the asset id it is quoted in. */
  readonly quote: Scalars['String']['output'];
  readonly source: Scalars['Address']['output'];
  readonly value: Scalars['Float']['output'];
  readonly valueRaw: Scalars['BigInt']['output'];
  readonly venue: Scalars['String']['output'];
};

export type Query = {
  /** The server itself: its version and what it stands on. */
  readonly _meta: Meta;
  /** How far each chain is indexed, and whether it is alive. */
  readonly chains: ReadonlyArray<Chain>;
  /** One margin account, by the id that every answer gives it; null when no such account is indexed. */
  readonly marginAccount: Maybe<MarginAccount>;
  /**
   * Every indexed margin account. Riskiest first is an order of the head, where prices move between
   * rows: together with `asOf` it is refused.
   */
  readonly marginAccounts: MarginAccountConnection;
  /** Every market of every indexed deployment. */
  readonly markets: ReadonlyArray<Market>;
  /** All margin accounts of some owners as one portfolio: enforced and economic health, side by side. */
  readonly portfolio: Portfolio;
  /** Every price a venue liquidates by, as its oracle answered at the block given. */
  readonly prices: ReadonlyArray<Price>;
  /** The venues this server knows, with their deployments. */
  readonly venues: ReadonlyArray<Venue>;
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
  owners: ReadonlyArray<Scalars['Address']['input']>;
};


export type QueryPricesArgs = {
  chainIds?: InputMaybe<ReadonlyArray<Scalars['SafeInt']['input']>>;
};

/** One line of the netted requirement. Loss positive; the lines add to the requirement. */
export type RequirementLine = {
  readonly factor: Maybe<Scalars['String']['output']>;
  readonly label: Scalars['String']['output'];
  readonly requirementUsd: Scalars['Float']['output'];
  readonly workings: Scalars['String']['output'];
};

/** How factors are taken to move. Pairs that are not listed are uncorrelated. */
export type RiskCalibration = {
  readonly correlations: ReadonlyArray<FactorCorrelation>;
  /** Days a year is counted as. */
  readonly daysPerYear: Scalars['Float']['output'];
  /** Of the Student-t that simulated moves follow. */
  readonly degreesOfFreedom: Scalars['Float']['output'];
  readonly description: Scalars['String']['output'];
  /** True: numbers chosen by hand, not fitted to market history. */
  readonly isDefault: Scalars['Boolean']['output'];
  readonly name: Scalars['String']['output'];
  readonly version: Scalars['String']['output'];
  readonly volatilities: ReadonlyArray<FactorVolatility>;
};

/** One model at one confidence. Loss positive; null when a part of the book is unknown, see the gaps. */
export type RiskMeasure = {
  /** 0.99 is 99 %. */
  readonly confidence: Scalars['Float']['output'];
  /** Expected shortfall: the mean loss beyond the value at risk. */
  readonly esUsd: Maybe<Scalars['Float']['output']>;
  /** delta-normal, or monte-carlo-student-t */
  readonly model: Scalars['String']['output'];
  /** Value at risk. */
  readonly varUsd: Maybe<Scalars['Float']['output']>;
};

/** Value at risk, expected shortfall and margin by model, of net exposures. Modelled. */
export type RiskMeasures = {
  readonly calibration: RiskCalibration;
  /** Simulated shortfall at 97.5 % by factor; adds to it. Empty when it is unknown. */
  readonly componentShortfall: ReadonlyArray<ComponentShortfall>;
  readonly horizonDays: Scalars['Float']['output'];
  /** Models that were not applied to this book, and why. */
  readonly inapplicableModels: ReadonlyArray<InapplicableModel>;
  readonly measures: ReadonlyArray<RiskMeasure>;
  readonly modelRequirements: ReadonlyArray<ModelRequirement>;
  readonly paths: Scalars['Int']['output'];
  /** Of the simulation: the same seed gives the same numbers anywhere. */
  readonly seed: Scalars['String']['output'];
};

export type RiskModel = {
  readonly description: Scalars['String']['output'];
  readonly name: Scalars['String']['output'];
  readonly version: Scalars['String']['output'];
};

/** One row of the scenario table for one factor. P&L: gain positive. */
export type ScenarioResult = {
  readonly factor: Scalars['String']['output'];
  /** Whether it decides the factor's requirement. */
  readonly isWorst: Scalars['Boolean']['output'];
  readonly profitUsd: Scalars['Float']['output'];
  readonly scenario: Scalars['String']['output'];
  readonly spotMove: Scalars['Float']['output'];
  readonly weight: Scalars['Float']['output'];
};

export type Subscription = {
  /**
   * The portfolio again at every block that any chain of it commits. `after` takes the `cursor` of an
   * earlier update: when nothing was missed the stream stays silent until the next block, otherwise
   * the newest state comes at once.
   */
  readonly portfolio: PortfolioUpdate;
};


export type SubscriptionPortfolioArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  owners: ReadonlyArray<Scalars['Address']['input']>;
};

export type Venue = {
  readonly deployments: ReadonlyArray<Deployment>;
  readonly id: Scalars['String']['output'];
  readonly label: Scalars['String']['output'];
  readonly product: Scalars['String']['output'];
};
