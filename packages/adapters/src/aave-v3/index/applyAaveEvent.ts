import type { Address } from '@crossmargin/core'
import type { ApplyContext } from '../../kit/venueAdapter.ts'
import type { ViewResults } from '../../kit/view.ts'
import type { AaveRow, AaveRows, AaveTables, AaveWrite } from '../aaveTables.ts'
import { answerTo } from '../aaveViews.ts'
import { hasRule, revisionStanding } from '../revisionRules.ts'
import { poolPointer } from './aaveFacts.ts'
import { applyCategoryEvent, withoutReserve } from './applyCategoryEvent.ts'
import { applyPoolEvent } from './applyPoolEvent.ts'
import { applyReserveInitialized, reserveChange } from './applyReserveEvent.ts'
import { applyStableDebtEvent } from './applyStableDebtEvent.ts'
import { applyBalanceTransfer, applyTokenEvent } from './applyTokenEvent.ts'
import type { AaveEvent } from './decodeAaveLog.ts'

type Context = ApplyContext<AaveTables> & {
  readonly facts: ViewResults
  readonly isFollowed?: ((owner: Address) => boolean) | undefined
}

/**
 * Folds one event. Who emitted it decides what it may say: the Pool, the PoolConfigurator, the
 * provider, and otherwise a token that a reserve announced.
 */
export function applyAaveEvent(event: AaveEvent, context: Context): readonly AaveWrite[] {
  const { deployment, rows, block, isFollowed } = context
  const { pool, configurator } = deployment.contracts
  const pointed = applyPointer(event, context)
  if (pointed.length > 0) return pointed
  const row = poolOf(rows, pool as Address)
  const revision = row.revision ?? 0
  if (event.emitter === pool)
    return applyPoolEvent(event, { rows, revision, atSeconds: block.timestampSeconds })
  if (event.emitter === configurator) return applyConfiguration(event, context)
  const writes = applyTokenLog(event, { rows, revision, block, isFollowed })
  // Which rounding the tokens have is a guess then, and stays one when the revision is known again.
  const isGuess = writes.length > 0 && revisionStanding(row.revision) === 'unknown'
  if (!isGuess || row.is_doubtful) return writes
  return [...writes, { table: 'pool', row: { ...row, is_doubtful: true } }]
}

function applyTokenLog(
  event: AaveEvent,
  {
    rows,
    revision,
    block,
    isFollowed,
  }: Pick<Context, 'rows' | 'block' | 'isFollowed'> & { readonly revision: number },
): readonly AaveWrite[] {
  switch (event.eventName) {
    case 'Mint':
    case 'Burn':
      return applyTokenEvent(event, { rows, revision })
    case 'BalanceTransfer':
      return applyBalanceTransfer(event, { rows, isFollowed })
    case 'StableMint':
    case 'StableBurn':
      return applyStableDebtEvent(event, { rows, atSeconds: block.timestampSeconds })
    default:
      return []
  }
}

/** The pool's one row; as it is before anything was said of it where there is none. */
export function poolOf(rows: AaveRows, pool: Address): AaveRow<'pool'> {
  const blank = {
    pool,
    revision: null,
    oracle: null,
    base_currency_unit: null,
    sentinel: null,
    is_borrow_allowed: true,
    is_liquidation_allowed: true,
    is_doubtful: false,
  }
  return rows.get('pool', { pool }) ?? blank
}

function applyConfiguration(
  event: AaveEvent,
  { rows, facts, deployment }: Context,
): readonly AaveWrite[] {
  if (event.eventName === 'ReserveInitialized')
    return applyReserveInitialized(event, { rows, facts })
  const changed = reserveChange(event)
  if (changed === undefined) return applyCategoryEvent(event, rows)
  const row = rows.get('reserve', { asset: changed.asset.toLowerCase() as Address })
  if (row === undefined) return []
  const { revision } = poolOf(rows, deployment.contracts['pool'] as Address)
  const isLeaving =
    event.eventName === 'ReserveDropped' && !hasRule(revision ?? 0, 'categoryBitmaps')
  return [
    { table: 'reserve', row: { ...row, ...changed.change } },
    ...(isLeaving ? withoutReserve(row.asset, rows) : []),
  ]
}

function applyPointer(event: AaveEvent, context: Context): readonly AaveWrite[] {
  const { deployment, rows, facts } = context
  const pointer = poolPointer(event, deployment)
  if (pointer === undefined) return []
  const { kind, to } = pointer
  const write = (change: Partial<AaveRow<'pool'>>): readonly AaveWrite[] => [
    { table: 'pool', row: { ...poolOf(rows, deployment.contracts['pool'] as Address), ...change } },
  ]
  if (kind === 'sentinel')
    return write({
      sentinel: /^0x0+$/.test(to) ? null : to,
      is_borrow_allowed: true,
      is_liquidation_allowed: true,
    })
  if (kind === 'oracle') {
    const unit = answerTo(facts, { to, name: 'BASE_CURRENCY_UNIT' })
    return write({ oracle: to, base_currency_unit: unit ?? null })
  }
  const revision = answerTo(facts, { to, name: 'POOL_REVISION' })
  return write({ revision: revision === undefined ? null : Number(revision) })
}
