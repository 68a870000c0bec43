import type { Address, Hex } from '@crossmargin/core'
import { keccak256, toHex } from 'viem'

/** What anybody may do to the bank. */
export type BankAction =
  | { readonly kind: 'moved'; readonly owner: Address; readonly amount: bigint; vault?: Address }
  | { readonly kind: 'shared'; readonly from: Address; readonly to: Address; readonly bps: number }
  | { readonly kind: 'rate'; readonly ratePerSecondRay: bigint }
  | { readonly kind: 'opened'; readonly vault: Address }

/** All the bank keeps. A state is never changed: an action makes another one. */
export type BankState = {
  readonly indexRay: bigint
  readonly ratePerSecondRay: bigint
  readonly updatedSeconds: number
  readonly accounts: ReadonlyMap<Address, BankAccount>
  readonly vaults: ReadonlySet<Address>
}

/** A share of the bank, and how often it was touched. */
export type BankAccount = { readonly scaled: bigint; readonly moves: number }

/** A log as the bank writes it, before it has a place in a block. */
export type BankLog = {
  readonly address: Address
  readonly topics: readonly Hex[]
  readonly data: Hex
}

/** Where the bank lies. */
export const bankAddress: Address = '0x00000000000000000000000000000000000000ba'

/** First topics of the bank's logs, by what they say. */
export const bankTopics: { readonly [kind in BankAction['kind']]: Hex } = {
  moved: keccak256(toHex('Moved(address,uint256)')),
  shared: keccak256(toHex('Shared(address,address,uint256)')),
  rate: keccak256(toHex('RateSet(uint256)')),
  opened: keccak256(toHex('Opened(address)')),
}

const ray = 10n ** 27n

/** A bank that nobody has used. */
export const emptyBank: BankState = {
  indexRay: ray,
  ratePerSecondRay: 10n ** 20n,
  updatedSeconds: 0,
  accounts: new Map(),
  vaults: new Set(),
}

/**
 * Does one action as the bank would: its own rulebook, which the venue under test must come to agree
 * with by the logs alone.
 *
 * Before every action the index grows with the seconds gone by: index += index · rate · dt. What is
 * moved in is kept as a share, amount · 10^decimals / index, rounded down; a vault's amounts have
 * decimals of their own, and count only once it is opened.
 */
export function actOnBank(
  before: BankState,
  done: { readonly action: BankAction; readonly timestampSeconds: number },
): { readonly state: BankState; readonly log: BankLog } {
  const { action, timestampSeconds } = done
  const log = logOf(action)
  if (action.kind === 'moved' && action.vault !== undefined && !before.vaults.has(action.vault))
    return { state: before, log }
  const state = accrued(before, timestampSeconds)
  switch (action.kind) {
    case 'opened':
      return { state: { ...state, vaults: new Set([...state.vaults, action.vault]) }, log }
    case 'rate':
      return { state: { ...state, ratePerSecondRay: action.ratePerSecondRay }, log }
    case 'moved': {
      const decimals = action.vault === undefined ? 0 : vaultDecimals(action.vault)
      const scaled = (action.amount * 10n ** BigInt(decimals) * ray) / state.indexRay
      return { state: credited(state, action.owner, scaled), log }
    }
    case 'shared': {
      const given = ((state.accounts.get(action.from)?.scaled ?? 0n) * BigInt(action.bps)) / 10_000n
      return { state: credited(credited(state, action.from, -given), action.to, given), log }
    }
  }
}

/** Decimals of a vault: a fact that never changes. */
export function vaultDecimals(vault: Address): number {
  return Number(BigInt(vault) % 4n)
}

/** A price that is another one in every block, of the same number on another fork, too. */
export function bankPrice(blockHash: Hex): bigint {
  return 1_000n + BigInt(`0x${blockHash.slice(2, 8)}`)
}

/** What the bank says of an account when it is audited. */
export function bankAudit(state: BankState, owner: Address): bigint {
  const { scaled, moves } = state.accounts.get(owner) ?? { scaled: 0n, moves: 0 }
  return BigInt(keccak256(toHex(`${owner}:${scaled}:${moves}`)))
}

function accrued(state: BankState, timestampSeconds: number): BankState {
  const seconds = BigInt(timestampSeconds - state.updatedSeconds)
  const grown = state.updatedSeconds === 0 ? 0n : state.indexRay * state.ratePerSecondRay * seconds
  return { ...state, indexRay: state.indexRay + grown / ray, updatedSeconds: timestampSeconds }
}

function credited(state: BankState, owner: Address, scaled: bigint): BankState {
  const before = state.accounts.get(owner) ?? { scaled: 0n, moves: 0 }
  const after = { scaled: before.scaled + scaled, moves: before.moves + 1 }
  return { ...state, accounts: new Map([...state.accounts, [owner, after]]) }
}

function logOf(action: BankAction): BankLog {
  const topics = [bankTopics[action.kind]]
  switch (action.kind) {
    case 'moved':
      return {
        address: action.vault ?? bankAddress,
        topics,
        data: words(action.owner, action.amount),
      }
    case 'shared':
      return { address: bankAddress, topics, data: words(action.from, action.to, action.bps) }
    case 'rate':
      return { address: bankAddress, topics, data: words(action.ratePerSecondRay) }
    case 'opened':
      return { address: bankAddress, topics, data: words(action.vault) }
  }
}

function words(...values: readonly (Address | bigint | number)[]): Hex {
  return `0x${values.map((value) => BigInt(value).toString(16).padStart(64, '0')).join('')}`
}
