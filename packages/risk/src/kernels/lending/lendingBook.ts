import {
  assertBoundedColumn,
  assertIndices,
  assertLength,
  assertNonNegativeColumn,
  assertPositiveColumn,
  assertStarts,
} from '../assertColumns.ts'
import type { Kernels } from '../createKernels.ts'
import { InvalidColumnValueError } from '../errors/invalidColumnValueError.ts'
import { freeMemory } from '../kernelMachine.ts'

/** Lending accounts as rows of entries, row after row. */
export type LendingRows = {
  /** Where each account's entries start, and last where all end. */
  readonly starts: Uint32Array
  readonly assets: Uint16Array
  /** Signed: collateral positive, debt negative; an entry of zero is left out. */
  readonly amounts: Float64Array
  /** Assets there are; at most 32,768. */
  readonly assetCount: number
}

/** Accounts kept ready in the kernels' memory, to be valued again as prices move. */
export type LendingBook = {
  /** The accounts that owe something, in the order of {@link LendingBook.healthFactors}. */
  readonly accounts: Uint32Array
  /** The accounts that owe nothing: they have no health factor. */
  readonly debtFreeAccounts: Uint32Array
  /**
   * Divides weighted collateral by debt for every account of `accounts`.
   *
   *     health = Σ amount · price · threshold / Σ debt · price
   *
   * @param prices per asset: `collateralPrices`, times the liquidation threshold, at least 0;
   *   `debtPrices` above 0.
   * @returns a view on the book's memory, valid until the next call.
   * @throws LengthMismatchError, InvalidColumnValueError
   */
  readonly healthFactors: (prices: {
    readonly collateralPrices: Float64Array
    readonly debtPrices: Float64Array
  }) => Float64Array
}

/** Accounts of one shape: so many collaterals, so many debts. */
type Bucket = {
  readonly collaterals: number
  readonly debts: number
  readonly accounts: number[]
}

/**
 * Sorts accounts by their number of collaterals and of debts, and lays each kind out in pairs.
 *
 * Rows of one length need no test per entry, and two accounts are summed at once; the order of entries
 * within an account is kept, so the sums are those of a plain loop. Threads each make a book of their
 * share of the accounts.
 *
 * @throws LengthMismatchError, InvalidColumnValueError
 */
export function createLendingBook(kernels: Kernels, rows: LendingRows): LendingBook {
  assertRows(rows)
  const { debtFreeAccounts, buckets } = bucketsOf(rows)
  const machine = kernels.createMachine()
  const { assetCount } = rows
  const prices = freeMemory
  const amounts = prices + assetCount * 16
  const sizes = sizesOf(buckets)
  const out = amounts + sizes.entries * 8
  const indices = out + (sizes.accounts + 1) * 8
  const memory = machine.reserve(indices + sizes.entries * 2)
  fillPairs(memory, { rows, buckets, amountsAt: amounts / 8, indicesAt: indices / 2 })
  return {
    accounts: Uint32Array.from(buckets.flatMap((bucket) => bucket.accounts)),
    debtFreeAccounts,
    healthFactors: ({ collateralPrices, debtPrices }) => {
      assertLength(collateralPrices, { argument: 'collateralPrices', expected: assetCount })
      assertLength(debtPrices, { argument: 'debtPrices', expected: assetCount })
      assertNonNegativeColumn('collateralPrices', collateralPrices)
      assertPositiveColumn('debtPrices', debtPrices)
      memory.f64.set(collateralPrices, prices / 8)
      memory.f64.set(debtPrices, prices / 8 + assetCount)
      let amountAt = amounts
      let indexAt = indices
      let outAt = out
      for (const { collaterals, debts, accounts } of buckets) {
        const pairs = Math.ceil(accounts.length / 2)
        machine.functions.lendingHealth(amountAt, indexAt, prices, outAt, pairs, collaterals, debts)
        amountAt += pairs * 16 * (collaterals + debts)
        indexAt += pairs * 4 * (collaterals + debts)
        // A pair's second half that stands for nobody is written over by the next bucket.
        outAt += accounts.length * 8
      }
      return memory.f64.subarray(out / 8, outAt / 8)
    },
  }
}

function bucketsOf(rows: LendingRows): {
  readonly debtFreeAccounts: Uint32Array
  readonly buckets: readonly Bucket[]
} {
  const byShape = new Map<number, Bucket>()
  const debtFree: number[] = []
  for (let account = 0; account + 1 < rows.starts.length; account += 1) {
    let collaterals = 0
    let debts = 0
    const end = rows.starts[account + 1] as number
    for (let e = rows.starts[account] as number; e < end; e += 1) {
      const amount = rows.amounts[e] as number
      if (amount > 0) collaterals += 1
      if (amount < 0) debts += 1
    }
    if (debts === 0) {
      debtFree.push(account)
      continue
    }
    const shape = collaterals * 65_536 + debts
    const bucket = byShape.get(shape)
    if (bucket === undefined) byShape.set(shape, { collaterals, debts, accounts: [account] })
    else bucket.accounts.push(account)
  }
  return { debtFreeAccounts: Uint32Array.from(debtFree), buckets: [...byShape.values()] }
}

function sizesOf(buckets: readonly Bucket[]): {
  readonly entries: number
  readonly accounts: number
} {
  let entries = 0
  let accounts = 0
  for (const bucket of buckets) {
    const padded = bucket.accounts.length + (bucket.accounts.length % 2)
    entries += padded * (bucket.collaterals + bucket.debts)
    accounts += bucket.accounts.length
  }
  return { entries, accounts }
}

function fillPairs(
  memory: { readonly f64: Float64Array; readonly u16: Uint16Array },
  parameters: {
    readonly rows: LendingRows
    readonly buckets: readonly Bucket[]
    readonly amountsAt: number
    readonly indicesAt: number
  },
): void {
  const { rows, buckets } = parameters
  let { amountsAt, indicesAt } = parameters
  for (const { collaterals, debts, accounts } of buckets) {
    for (let i = 0; i < accounts.length; i += 1) {
      const lane = i % 2
      fillAccount(memory, rows, {
        account: accounts[i] as number,
        collaterals,
        amountsAt,
        indicesAt,
        lane,
      })
      if (lane === 0 && i + 1 === accounts.length) {
        // The last account stands for its missing partner too.
        fillAccount(memory, rows, {
          account: accounts[i] as number,
          collaterals,
          amountsAt,
          indicesAt,
          lane: 1,
        })
      }
      if (lane === 1) {
        amountsAt += 2 * (collaterals + debts)
        indicesAt += 2 * (collaterals + debts)
      }
    }
    if (accounts.length % 2 === 1) {
      amountsAt += 2 * (collaterals + debts)
      indicesAt += 2 * (collaterals + debts)
    }
  }
}

function fillAccount(
  memory: { readonly f64: Float64Array; readonly u16: Uint16Array },
  rows: LendingRows,
  place: {
    readonly account: number
    readonly collaterals: number
    readonly amountsAt: number
    readonly indicesAt: number
    readonly lane: number
  },
): void {
  const { account, collaterals, amountsAt, indicesAt, lane } = place
  let collateral = 0
  let debt = collaterals
  const end = rows.starts[account + 1] as number
  for (let e = rows.starts[account] as number; e < end; e += 1) {
    const amount = rows.amounts[e] as number
    const asset = rows.assets[e] as number
    if (amount > 0) {
      memory.f64[amountsAt + 2 * collateral + lane] = amount
      memory.u16[indicesAt + 2 * collateral + lane] = asset
      collateral += 1
    }
    if (amount < 0) {
      memory.f64[amountsAt + 2 * debt + lane] = -amount
      memory.u16[indicesAt + 2 * debt + lane] = rows.assetCount + asset
      debt += 1
    }
  }
}

function assertRows(rows: LendingRows): void {
  const { starts, assets, amounts, assetCount } = rows
  assertStarts(starts)
  const expected = starts[starts.length - 1] ?? 0
  assertLength(assets, { argument: 'assets', expected })
  assertLength(amounts, { argument: 'amounts', expected })
  assertIndices(assets, { argument: 'assets', limit: assetCount })
  assertBoundedColumn(amounts, { argument: 'amounts', limit: 1e100 })
  if (assetCount > 32_768) {
    const bound = 'at most 32768'
    throw new InvalidColumnValueError({
      argument: 'assetCount',
      index: 0,
      value: assetCount,
      bound,
    })
  }
}
