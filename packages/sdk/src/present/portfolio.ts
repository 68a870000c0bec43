import type { Exact } from '@crossmargin/schema'

// One shape for what is read from chains and what a server answers: the schema's own, with exact
// amounts as bigint. An unknown number is null, its state stands beside it and a gap says why.

/** All margin accounts of some owners: enforced and economic health, side by side. */
export type Portfolio = Exact.Portfolio
/** One venue's margin account, with the workings of its margin. */
export type MarginAccount = Exact.MarginAccount
/** What the contract will do, exactly: amounts in the numeraire's native scale. */
export type Margin = Exact.Margin
export type MarginLine = Exact.MarginLine
export type EconomicHealth = Exact.EconomicHealth
export type RiskMeasures = Exact.RiskMeasures
export type Holding = Exact.Holding
export type Asset = Exact.Asset
/** The one block of a chain that an answer is true at. */
export type Block = Exact.Block
/** Something that could not be valued, why, and which side was taken. */
export type Gap = Exact.Gap
