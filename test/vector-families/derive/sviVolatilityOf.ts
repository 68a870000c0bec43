import { postedSviVolatility } from '@crossmargin/risk'
import type { VectorInput } from '../vectorInput.ts'

/** Reads a posted SVI slice and gives the volatility of a strike by it. */
export function sviVolatilityOf(slice: VectorInput): (strike: number) => number {
  const posted = {
    svi: {
      a: slice.number('a'),
      b: slice.number('b'),
      rho: slice.number('rho'),
      m: slice.number('m'),
      sigma: slice.number('sigma'),
    },
    forward: slice.number('fwd', 'forward'),
    timeYears: slice.number('tau', 'refTau'),
  }
  return (strike) => postedSviVolatility(posted, { strike })
}
