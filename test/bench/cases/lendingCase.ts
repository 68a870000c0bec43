import { createLendingBook } from '@crossmargin/risk'
import type { BenchCase, Engines } from '../benchCase.ts'
import { randomNumbers } from '../randomNumbers.ts'
import { timed } from '../timed.ts'

const accounts = 1_000_000
const assetCount = 60

/** Health of a million accounts: one to four collaterals, one to three debts each, 60 assets. */
export function lendingCase(engines: Engines): BenchCase {
  const { uniform, below } = randomNumbers(15)
  const starts = new Uint32Array(accounts + 1)
  const middles = new Uint32Array(accounts)
  const assets: number[] = []
  const amounts: number[] = []
  for (let account = 0; account < accounts; account += 1) {
    const collaterals = 1 + Math.min(below(4), below(4))
    const debts = 1 + Math.min(below(3), below(3))
    for (let e = 0; e < collaterals + debts; e += 1) {
      assets.push(below(assetCount))
      amounts.push((e < collaterals ? 2 : -1) * (1 + 1000 * uniform()))
    }
    middles[account] = (starts[account] as number) + collaterals
    starts[account + 1] = (middles[account] as number) + debts
  }
  const rows = {
    starts,
    assets: Uint16Array.from(assets),
    amounts: Float64Array.from(amounts),
    assetCount,
  }
  const debtPrices = Float64Array.from({ length: assetCount }, () => 0.5 + 2 * uniform())
  const collateralPrices = debtPrices.map((price) => price * 0.8)
  const run = (kernels: Engines['wasm']) => {
    const book = createLendingBook(kernels, rows)
    book.healthFactors({ collateralPrices, debtPrices })
    return () => {
      const { seconds } = timed(
        10,
        () => book.healthFactors({ collateralPrices, debtPrices })[0] as number,
      )
      const check = book
        .healthFactors({ collateralPrices, debtPrices })
        .reduce((sum, it) => sum + it, 0)
      return { seconds, check }
    }
  }
  const wasm = run(engines.wasm)
  const reference = { source: 'lendingHealth.c', expected: wasm().check, tolerance: 1e-11 }
  return {
    name: 'lending health, 1,000,000 accounts',
    perRun: accounts,
    unit: 'ns',
    per: 'account',
    columns: [
      starts,
      middles,
      rows.assets,
      rows.amounts.map(Math.abs),
      collateralPrices,
      debtPrices,
    ],
    references: [
      { ...reference, label: 'C over rows (CSR)', arguments: ['rows', 10], target: 1.25 },
      { ...reference, label: 'C AVX2, bucketed', arguments: ['avx2', 10] },
    ],
    contenders: [
      { label: 'wasm, bucketed', run: wasm },
      { label: 'TypeScript, bucketed', run: run(engines.typescript) },
    ],
    notes: [
      `${(amounts.length / accounts).toFixed(2)} entries an account; in C collaterals stand first in each row, so no entry is asked which it is; the order of the results is the book's own`,
    ],
  }
}
