import { assertBoundedColumn, assertIndices, assertLength, assertStarts } from '../assertColumns.ts'
import type { Kernels } from '../createKernels.ts'
import { freeMemory } from '../kernelMachine.ts'
import type { RiskArrays } from './riskArrays.ts'

/** Holdings of accounts, account after account. */
export type AccountHoldings = {
  /** Where each account's entries start, and last where all end. */
  readonly starts: Uint32Array
  /** Row of the risk arrays. */
  readonly contracts: Uint32Array
  /** Signed: long positive. */
  readonly quantities: Float64Array
}

/**
 * Sums rows of risk arrays into accounts.
 *
 *     total[a][j] = Σ over entries e of account a: quantity[e] · values[contract[e]][j]
 *
 * Entries are added in their order, so accounts may be split among threads with the same result.
 *
 * @returns rows like those of the risk arrays, one an account, with the same columns.
 * @throws LengthMismatchError, InvalidColumnValueError
 */
export function accountScenarioValues(
  kernels: Kernels,
  parameters: { readonly arrays: RiskArrays; readonly holdings: AccountHoldings },
): Float64Array {
  const { arrays, holdings } = parameters
  const { starts, contracts, quantities } = holdings
  const { rowLength } = arrays
  const accountCount = Math.max(0, starts.length - 1)
  assertStarts(starts)
  assertLength(contracts, { argument: 'contracts', expected: starts[accountCount] ?? 0 })
  assertLength(quantities, { argument: 'quantities', expected: contracts.length })
  assertIndices(contracts, { argument: 'contracts', limit: arrays.contractCount })
  assertBoundedColumn(quantities, { argument: 'quantities', limit: 1e100 })
  const out = freeMemory
  const rows = out + rowLength * 8
  const quantitiesAt = rows + arrays.values.length * 8
  const contractsAt = quantitiesAt + quantities.length * 8
  const { f64, u32 } = kernels.machine.reserve(contractsAt + contracts.length * 4)
  f64.set(arrays.values, rows / 8)
  f64.set(quantities, quantitiesAt / 8)
  u32.set(contracts, contractsAt / 4)
  const totals = new Float64Array(accountCount * rowLength)
  for (let account = 0; account < accountCount; account += 1) {
    const start = starts[account] as number
    const entries = Math.max(0, (starts[account + 1] as number) - start)
    const contractAt = contractsAt + 4 * start
    const quantityAt = quantitiesAt + 8 * start
    const stride = rowLength * 8
    kernels.machine.functions.addRows(contractAt, quantityAt, entries, rows, stride, out)
    totals.set(f64.subarray(out / 8, out / 8 + rowLength), account * rowLength)
  }
  return totals
}
