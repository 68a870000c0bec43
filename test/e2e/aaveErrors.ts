import { decodeErrorResult, type Hex, parseAbi, toFunctionSelector } from 'viem'

/** Before 3.1 the contracts revert with a number in a text; these are our names of them. */
const numbers: Readonly<Record<string, string>> = {
  InvalidMintAmount: '24',
  InvalidBurnAmount: '25',
  InvalidAmount: '26',
  ReserveInactive: '27',
  ReserveFrozen: '28',
  ReservePaused: '29',
  BorrowingNotEnabled: '30',
  NotEnoughAvailableUserBalance: '32',
  CollateralBalanceIsZero: '34',
  HealthFactorLowerThanLiquidationThreshold: '35',
  CollateralCannotCoverNewBorrow: '36',
  NoDebtOfSelectedType: '39',
  UnderlyingBalanceZero: '43',
  HealthFactorNotBelowThreshold: '45',
  CollateralCannotBeLiquidated: '46',
  SpecifiedCurrencyNotBorrowedByUser: '47',
  BorrowCapExceeded: '50',
  SupplyCapExceeded: '51',
  DebtCeilingExceeded: '53',
  LtvValidationFailed: '57',
  InconsistentEModeCategory: '58',
  NotBorrowableInEMode: '58',
  InvalidDebtInEmode: '58',
  PriceOracleSentinelCheckFailed: '59',
  AssetNotBorrowableInIsolation: '60',
  UserInIsolationModeOrLtvZero: '62',
  SiloedBorrowingViolation: '89',
}

/** What a contract of some release reverts with for a reason: as much of it as names the reason. */
export function errorOf(release: '3.6' | '3.0.2', reason: string): string {
  if (release === '3.0.2') return numbers[reason] ?? `no number of ${reason}`
  const parameters = reason.endsWith('InEmode') ? '(address,uint256)' : '()'
  return toFunctionSelector(`function ${reason}${parameters}`)
}

/** As much of what a contract of some release reverted with as names the reason. */
export function errorIn(release: '3.6' | '3.0.2', reverted: string): string {
  if (release === '3.6' || !reverted.startsWith('0x08c379a0')) return reverted.slice(0, 10)
  const abi = parseAbi(['error Error(string)'])
  return decodeErrorResult({ abi, data: reverted as Hex }).args[0]
}
