import type { Address } from '@crossmargin/core'
import type { ViewResults } from '../../kit/view.ts'
import type { AaveRow, AaveRows, AaveWrite } from '../aaveTables.ts'
import { answerTo } from '../aaveViews.ts'
import { symbolOf } from './aaveFacts.ts'
import { blankReserve } from './blankReserve.ts'
import type { AaveEvent, AaveEventOf } from './decodeAaveLog.ts'

type ReserveRow = AaveRow<'reserve'>

/** Which columns of a reserve an event sets; `undefined` for events that set none. */
export function reserveChange(
  event: AaveEvent,
): { readonly asset: Address; readonly change: Partial<ReserveRow> } | undefined {
  const { eventName, args } = event
  const set = (
    change: Partial<ReserveRow>,
  ): { readonly asset: Address; readonly change: Partial<ReserveRow> } => ({
    asset: ('asset' in args ? args.asset : '0x') as Address,
    change,
  })
  switch (eventName) {
    case 'CollateralConfigurationChanged':
      return set({
        ltv_bps: Number(args.ltv),
        liquidation_threshold_bps: Number(args.liquidationThreshold),
        liquidation_bonus_bps: Number(args.liquidationBonus),
      })
    case 'ReserveBorrowing':
      return set({ is_borrowable: args.enabled })
    case 'ReserveActive':
      return set({ is_active: args.active })
    case 'ReserveFrozen':
      return set({ is_frozen: args.frozen })
    case 'ReservePaused':
      return set({ is_paused: args.paused })
    case 'ReserveFactorChanged':
      return set({ reserve_factor_bps: Number(args.newReserveFactor) })
    case 'BorrowCapChanged':
      return set({ borrow_cap: args.newBorrowCap })
    case 'SupplyCapChanged':
      return set({ supply_cap: args.newSupplyCap })
    case 'LiquidationProtocolFeeChanged':
      return set({ protocol_fee_bps: Number(args.newFee) })
    case 'LiquidationGracePeriodChanged':
      return set({ grace_until_seconds: Number(args.gracePeriodUntil) })
    case 'LiquidationGracePeriodDisabled':
      return set({ grace_until_seconds: 0 })
    case 'DebtCeilingChanged':
      return set({ debt_ceiling: args.newDebtCeiling })
    case 'SiloedBorrowingChanged':
      return set({ is_siloed: args.newState })
    case 'BorrowableInIsolationChanged':
      return set({ is_borrowable_in_isolation: args.borrowable })
    case 'ReserveDropped':
      return set({ is_listed: false })
    default:
      return undefined
  }
}

/**
 * Lists a reserve: its row, and the tokens that lead to it.
 *
 * The id is not in the log. The pool takes the first free slot, so it is the smallest id that no
 * listed reserve has; a reserve that was dropped frees its own.
 *
 * @see PoolLogic.sol, `executeInitReserve`.
 */
export function applyReserveInitialized(
  event: AaveEventOf<'ReserveInitialized'>,
  { rows, facts }: { readonly rows: AaveRows; readonly facts: ViewResults },
): readonly AaveWrite[] {
  const [asset, aToken, debtToken, stableToken] = [
    event.args.asset,
    event.args.aToken,
    event.args.variableDebtToken,
    event.args.stableDebtToken,
  ].map((address) => address.toLowerCase() as Address) as [Address, Address, Address, Address]
  const row: ReserveRow = {
    ...blankReserve,
    asset,
    reserve_id: freeId(rows),
    symbol: symbolOf(facts, asset),
    decimals: answerTo(facts, { to: aToken, name: 'decimals' }) ?? null,
    a_token: aToken,
    debt_token: debtToken,
  }
  return [
    { table: 'reserve', row },
    { table: 'token', row: { token: aToken, asset, kind: 'supply' } },
    { table: 'token', row: { token: debtToken, asset, kind: 'variable-debt' } },
    ...(/^0x0+$/.test(stableToken)
      ? []
      : [{ table: 'token', row: { token: stableToken, asset, kind: 'stable-debt' } } as const]),
  ]
}

function freeId(rows: AaveRows): number {
  const listed = rows.list('reserve', {}).filter((reserve) => reserve.is_listed)
  const taken = new Set(listed.map((reserve) => reserve.reserve_id))
  let id = 0
  while (taken.has(id)) id += 1
  return id
}
