import type { MarginAccountId, MarginStatus, VenueMargin } from '@crossmargin/core'
import { compareText } from '../digest/compareText.ts'

/** What the order of accounts is made of. */
export type BindingSubject = {
  readonly id: MarginAccountId
  readonly status: MarginStatus
  readonly margin: Pick<VenueMargin, 'healthState' | 'healthFactorWad'>
}

/**
 * Orders accounts by what breaks first.
 *
 * First what can be liquidated now; then what is unknown, because it may be; then by health, lowest
 * first; last what owes nothing. Health is compared as the venue's exact integer, and equal accounts
 * by id, so that the order is the same wherever it is made.
 *
 * @returns negative when `a` comes first.
 */
export function compareBinding(a: BindingSubject, b: BindingSubject): number {
  return rankOf(a) - rankOf(b) || compareHealth(a.margin, b.margin) || compareText(a.id, b.id)
}

function rankOf({ status, margin }: BindingSubject): number {
  if (status === 'LIQUIDATABLE' || status === 'BANKRUPT') return 0
  if (status === 'UNKNOWN') return 1
  return margin.healthState === 'no-debt' ? 3 : 2
}

function compareHealth(a: BindingSubject['margin'], b: BindingSubject['margin']): number {
  const difference = (a.healthFactorWad ?? 0n) - (b.healthFactorWad ?? 0n)
  if (difference === 0n) return 0
  return difference < 0n ? -1 : 1
}
