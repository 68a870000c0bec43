import type { KernelFunctions, KernelMemory } from '../kernelMachine.ts'

/** The kernel `lendingHealth` in TypeScript. */
export function lendingHealthReference(memory: KernelMemory): KernelFunctions['lendingHealth'] {
  return (amounts, indices, prices, out, pairs, collaterals, debts) => {
    const { f64, u16 } = memory
    let at = amounts / 8
    let index = indices / 2
    for (let pair = 0; pair < pairs; pair += 1) {
      let collateral0 = 0
      let collateral1 = 0
      for (let e = 0; e < collaterals; e += 1, at += 2, index += 2) {
        collateral0 += (f64[at] as number) * (f64[prices / 8 + (u16[index] as number)] as number)
        collateral1 +=
          (f64[at + 1] as number) * (f64[prices / 8 + (u16[index + 1] as number)] as number)
      }
      let debt0 = 0
      let debt1 = 0
      for (let e = 0; e < debts; e += 1, at += 2, index += 2) {
        debt0 += (f64[at] as number) * (f64[prices / 8 + (u16[index] as number)] as number)
        debt1 += (f64[at + 1] as number) * (f64[prices / 8 + (u16[index + 1] as number)] as number)
      }
      f64[out / 8 + 2 * pair] = collateral0 / debt0
      f64[out / 8 + 2 * pair + 1] = collateral1 / debt1
    }
  }
}
