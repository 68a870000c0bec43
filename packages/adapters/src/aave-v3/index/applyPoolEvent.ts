import type { Address } from '@crossmargin/core'
import type { AaveRow, AaveRows, AaveWrite } from '../aaveTables.ts'
import { accruedReserve } from '../interest/accrual.ts'
import { hasRule } from '../revisionRules.ts'
import type { AaveEvent } from './decodeAaveLog.ts'
import { positionOf } from './positionOf.ts'

/** What folding a Pool event needs. */
export type PoolEventContext = {
  readonly rows: AaveRows
  readonly revision: number
  readonly atSeconds: number
}

/** Folds an event of the Pool: interest, collateral flags, categories, deficits. */
export function applyPoolEvent(event: AaveEvent, context: PoolEventContext): readonly AaveWrite[] {
  const { rows, revision, atSeconds } = context
  const { eventName, args } = event
  const write = (
    asset: Address,
    change: (row: AaveRow<'reserve'>) => Partial<AaveRow<'reserve'>>,
  ): readonly AaveWrite[] => {
    const row = rows.get('reserve', { asset: asset.toLowerCase() as Address })
    return row === undefined ? [] : [{ table: 'reserve', row: { ...row, ...change(row) } }]
  }
  switch (eventName) {
    case 'ReserveDataUpdated':
      return write(args.reserve, () => ({
        liquidity_index_ray: args.liquidityIndex,
        debt_index_ray: args.variableBorrowIndex,
        liquidity_rate_ray: args.liquidityRate,
        debt_rate_ray: args.variableBorrowRate,
        updated_seconds: atSeconds,
      }))
    case 'LiquidationCall':
      // The collateral's indexes were stored without a log when only aTokens changed hands.
      return args.receiveAToken && hasRule(revision, 'silentLiquidationAccrual')
        ? write(args.collateralAsset, (row) => accruedReserve(row, { revision, atSeconds }))
        : []
    case 'IsolationModeTotalDebtUpdated':
      return write(args.asset, () => ({ isolation_debt: args.totalDebt }))
    case 'DeficitCreated':
      return write(args.debtAsset, (row) => ({
        deficit_raw: row.deficit_raw + args.amountCreated,
      }))
    case 'DeficitCovered':
      return write(args.reserve, (row) => ({ deficit_raw: row.deficit_raw - args.amountCovered }))
    case 'ReserveUsedAsCollateralEnabled':
    case 'ReserveUsedAsCollateralDisabled': {
      const position = positionOf(rows, { owner: args.user, asset: args.reserve })
      const isCollateral = eventName === 'ReserveUsedAsCollateralEnabled'
      return [{ table: 'position', row: { ...position, is_collateral: isCollateral } }]
    }
    case 'UserEModeSet': {
      const owner = args.user.toLowerCase() as Address
      return [{ table: 'account', row: { owner, category_id: args.categoryId } }]
    }
    default:
      return []
  }
}
