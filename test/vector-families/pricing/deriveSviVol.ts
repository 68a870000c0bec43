import { postedSviVolatility, sviTotalVariance } from '@crossmargin/risk'
import { type CheckedFigure, checkFigures } from '../checkFigures.ts'
import { readTolerance } from '../tolerance.ts'
import type { VectorFamily } from '../vectorFamily.ts'
import { vectorInput } from '../vectorInput.ts'

/** Derive's smile as its feed posts it: posted forward and time, log-moneyness clipped. */
export const deriveSviVol: VectorFamily = {
  name: 'derive_svi_vol',
  run: (vectorCase, { file }) => {
    const input = vectorInput(vectorCase.input)
    const expected = vectorInput(vectorCase.expected, 'expected')
    const strike = input.number('strike')
    const forward = input.number('forward', 'fwd', 'forwardPrice')
    const timeYears = input.number('tau', 'refTau', 't')
    const svi = {
      a: input.number('a'),
      b: input.number('b'),
      rho: input.number('rho'),
      m: input.number('m'),
      sigma: input.number('sigma'),
    }
    // The chain's tolerance is of its own 18 places; the file states one for floating point too.
    const tolerance = readTolerance(vectorCase.tolerance ?? file.tolerance, 'float64')
    const volatility = postedSviVolatility({ svi, forward, timeYears }, { strike })
    const figures: CheckedFigure[] = []
    for (const name of expected.keys) {
      const published = expected.number(name)
      if (name === 'vol' || name === 'volatility') {
        figures.push({ name, computed: volatility, expected: published, tolerance })
      } else if (name === 'totalVariance' || name === 'w') {
        const computed = sviTotalVariance(svi, Math.log(strike / forward))
        figures.push({ name, computed, expected: published, tolerance })
      } else {
        return { passed: false, message: `the expected figure "${name}" is not known` }
      }
    }
    input.assertAllRead()
    return checkFigures(figures)
  },
}
