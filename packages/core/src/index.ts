export type { AccountChange, Refusal } from './account/accountChange.ts'
export type {
  AccountReading,
  AccountSnapshot,
  CollateralHolding,
  DebtHolding,
  Position,
  PositionTerms,
} from './account/accountSnapshot.ts'
export type { AssetRegistry, RegisteredAsset } from './account/assetRegistry.ts'
export { toAssetRegistry } from './account/assetRegistry.ts'
export type { Approval, Call, EncodedChange } from './account/encodedChange.ts'
export type { Exposure, FactorId, OptionExposure } from './account/exposure.ts'
export type { Gap, GapEffect, GapKind } from './account/gap.ts'
export type { MarginStatus, StatusThresholds } from './account/marginStatus.ts'
export { defaultStatusThresholds, marginStatus } from './account/marginStatus.ts'
export type { MarketSnapshot, TradingTerms } from './account/marketSnapshot.ts'
export type {
  HealthState,
  LiquidationPrice,
  LiquidationTerms,
  MarginLine,
  Numeraire,
  VenueAnswer,
  VenueMargin,
} from './account/venueMargin.ts'
export { assertInvariant } from './errors/assertInvariant.ts'
export { BaseError, type BaseErrorParameters } from './errors/baseError.ts'
export { InvalidAccountIdError } from './errors/invalidAccountIdError.ts'
export { InvariantError } from './errors/invariantError.ts'
export { type MulDivParameters, mulDivDown, mulDivHalfUp, mulDivUp } from './fixed-point/mulDiv.ts'
export { BPS, RAY, SECONDS_PER_YEAR, WAD } from './fixed-point/scales.ts'
export { type ToFloatParameters, toFloat } from './fixed-point/toFloat.ts'
export { type AssetId, toAssetId } from './identity/assetId.ts'
export type { AssetRef } from './identity/assetRef.ts'
export type { BlockRef, Finality } from './identity/blockRef.ts'
export type { Address, Hex } from './identity/hex.ts'
export {
  type DeploymentKey,
  type MarginAccountId,
  type MarginAccountKey,
  parseMarginAccountId,
  toMarginAccountId,
  type VenueId,
} from './identity/marginAccountKey.ts'
export type { MarketPrice } from './price/marketPrice.ts'
export type { OraclePrice } from './price/oraclePrice.ts'
export type { RowReader } from './rows/rowReader.ts'
export type {
  ColumnKind,
  ColumnValue,
  KeyOf,
  RowOf,
  RowWrite,
  TableShape,
  VenueTables,
} from './rows/tableShape.ts'
