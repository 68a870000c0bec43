// Every GraphQL document of the SDK, and nothing else. A test holds them against the schema, and
// against the types we promise: a field that a type names and no document asks for would be a lie.

const BLOCK = /* GraphQL */ `
fragment BlockParts on Block { chainId chainName number hash timestampSeconds finality isStale }`

const ASSET = /* GraphQL */ `
fragment AssetParts on Asset { id chainId address symbol decimals }`

const GAP = /* GraphQL */ `
fragment GapParts on Gap { kind effect message chainId venue account asset }`

const SUMMARY = /* GraphQL */ `
fragment SummaryParts on MarginAccount {
  id venue venueLabel chainId owner sub label status healthState healthFactor
  collateralUsd debtUsd equityUsd initialMarginUsd maintenanceMarginUsd slackMaintenanceUsd
  distanceToLiquidation
  block { ...BlockParts }
  gaps { ...GapParts }
}`

const ACCOUNT = /* GraphQL */ `
fragment HoldingParts on Holding { asset { ...AssetParts } balanceRaw balance isCounted }
fragment MarginParts on Margin {
  numeraire { symbol decimals asset { ...AssetParts } }
  collateralValueRaw debtValueRaw equityRaw initialMarginRaw maintenanceMarginRaw
  slackInitialRaw slackMaintenanceRaw healthFactorWad
  lines {
    kind label asset { ...AssetParts } balanceRaw valueRaw initialRaw maintenanceRaw workings
  }
  liquidation {
    trigger isLiquidatable
    closeFactors { debt { ...AssetParts } closeFactorBps }
    bonuses { collateral { ...AssetParts } bonusBps }
  }
  liquidationPrices { asset { ...AssetParts } priceRaw decimals price side }
  answer { name value }
}
fragment AccountParts on MarginAccount {
  ...SummaryParts
  collaterals { ...HoldingParts }
  debts { ...HoldingParts }
  margin { ...MarginParts }
}
${ASSET}${BLOCK}${GAP}${SUMMARY}`

// The binding account is one of the accounts: its id is enough, and the answer is half the size.
const PORTFOLIO = /* GraphQL */ `
fragment PortfolioParts on Portfolio {
  owners skewSeconds digest
  blocks { ...BlockParts }
  gaps { ...GapParts }
  enforced {
    accounts { ...AccountParts }
    bindingAccount { id }
    liquidatableCount unknownCount
  }
  economic {
    collateralUsd debtUsd equityUsd grossNotionalUsd nettedRequirementUsd siloedRequirementUsd
    siloCostUsd slackUsd enforcedMaintenanceUsd healthRatioState healthRatio isComplete
    netExposures { factor netUsd grossUsd longUsd shortUsd }
    greeks { factor deltaUsd deltaPerPercentUsd gammaUsd vegaUsd thetaUsdPerDay }
    scenarios { scenario factor spotMove weight profitUsd isWorst }
    lines { label factor requirementUsd workings }
    model { name version description }
  }
  risk {
    calibration {
      name version isDefault description degreesOfFreedom daysPerYear
      volatilities { factor volatilityPerYear }
      correlations { first second correlation }
    }
    seed paths horizonDays
    measures { model confidence varUsd esUsd }
    componentShortfall { factor esUsd }
    modelRequirements {
      model version scope initialUsd maintenanceUsd perGrossNotional
      lines { side kind underlying label amountUsd }
    }
    inapplicableModels { model reason }
  }
}
${ACCOUNT}`

const CHAIN = /* GraphQL */ `
fragment ChainParts on Chain {
  chainId name safeNumber finalizedNumber retainedFromNumber latestNumber state problem accountCount
  follows watchedFromNumber watchedOwnerCount
  divergences { open total }
  head { ...BlockParts }
}
${BLOCK}`

export const portfolioDocument: string = /* GraphQL */ `
query Portfolio($owners: [Address!]!, $asOf: AsOf) {
  portfolio(owners: $owners, asOf: $asOf) { ...PortfolioParts }
}
${PORTFOLIO}`

export const portfolioUpdatesDocument: string = /* GraphQL */ `
subscription PortfolioUpdates($owners: [Address!]!, $after: String) {
  portfolio(owners: $owners, after: $after) { cursor portfolio { ...PortfolioParts } }
}
${PORTFOLIO}`

export const marginAccountDocument: string = /* GraphQL */ `
query MarginAccount($id: ID!, $asOf: AsOf) {
  marginAccount(id: $id, asOf: $asOf) { ...AccountParts }
}
${ACCOUNT}`

export const marginAccountsDocument: string = /* GraphQL */ `
query MarginAccounts(
  $where: MarginAccountFilter, $orderBy: MarginAccountOrder! = RISKIEST_FIRST
  $first: Int! = 50, $after: String, $asOf: AsOf
) {
  marginAccounts(where: $where, orderBy: $orderBy, first: $first, after: $after, asOf: $asOf) {
    totalCount
    nodes { ...SummaryParts }
    pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
    blocks { ...BlockParts }
    gaps { ...GapParts }
  }
}
${BLOCK}${GAP}${SUMMARY}`

export const chainsDocument: string = /* GraphQL */ `
query Chains { chains { ...ChainParts } }
${CHAIN}`

export const metaDocument: string = /* GraphQL */ `
query Meta { _meta { version venueCount accountCount divergences { open total } chains { ...ChainParts } } }
${CHAIN}`
