import { black76Greeks, black76Value } from '@crossmargin/risk'
import { type CheckedFigure, checkFigures } from '../checkFigures.ts'
import { readTolerance } from '../tolerance.ts'
import type { VectorFamily } from '../vectorFamily.ts'
import { vectorInput } from '../vectorInput.ts'
import { readTime } from './optionInput.ts'

/** Derive's Black-76 library: call, put and the undiscounted delta of the call. */
export const deriveBlack76: VectorFamily = {
  name: 'derive_black76',
  run: (vectorCase, { file }) => {
    const input = vectorInput(vectorCase.input)
    const expected = vectorInput(vectorCase.expected, 'expected')
    const forward = input.number('forward', 'fwd', 'fwdPrice')
    const contract = {
      forward,
      strike: input.number('strike', 'strikePrice'),
      timeYears: readTime(input),
      volatility: input.number('vol', 'volatility'),
    }
    const discountFactor = input.numberOr(1, 'discount', 'discountFactor')
    const tolerance = readTolerance(vectorCase.tolerance ?? file.tolerance)
    const figures: CheckedFigure[] = []
    for (const name of expected.keys) {
      const published = expected.number(name)
      // "Relative to forward" is of prices; a delta is of the size of 1 itself.
      if (name === 'call' || name === 'put') {
        const computed = black76Value({ ...contract, type: name, discountFactor })
        const scale = Math.max(forward, Math.abs(published))
        figures.push({ name, computed, expected: published, tolerance, scale })
      } else if (
        name === 'forwardCallDelta' ||
        name === 'forwardPutDelta' ||
        name === 'callDelta'
      ) {
        const type = name === 'forwardPutDelta' ? 'put' : 'call'
        const computed = forwardDelta({ ...contract, type })
        figures.push({ name, computed, expected: published, tolerance, scale: 1 })
      } else {
        return { passed: false, message: `the expected figure "${name}" is not known` }
      }
    }
    input.assertAllRead()
    return checkFigures(figures)
  },
}

/** Without strike or forward the Greeks are steps, which the library does not differentiate. */
function forwardDelta(contract: Parameters<typeof black76Greeks>[0]): number {
  const { forward, strike, type } = contract
  if (strike === 0) return type === 'call' ? 1 : 0
  if (forward === 0) return type === 'call' ? 0 : -1
  return black76Greeks(contract).forwardDelta
}
