import { expect, test } from 'vitest'
import { InvalidSviError } from './errors/invalidSviError.ts'
import { type PostedSvi, postedSviVolatility } from './postedSviVolatility.ts'

const posted: PostedSvi = {
  svi: {
    a: 0.17753424657534247,
    b: 0.17753424657534247,
    rho: 0.05917808219178082,
    m: 0.02958904109589041,
    sigma: 0.0216986301369863,
  },
  forward: 1830,
  timeYears: 0.2465753424657534,
}

test('default', () => {
  expect(postedSviVolatility(posted, { strike: 1500 })).toBeCloseTo(0.9356728218442784, 14)
})

test('behavior: beyond the clip the smile is flat', () => {
  const reach = 4 * Math.sqrt(posted.svi.a + posted.svi.b * posted.svi.sigma)
  const edge = postedSviVolatility(posted, { strike: 1830 * Math.exp(reach) })
  expect(postedSviVolatility(posted, { strike: 1e9 })).toBeCloseTo(edge, 13)
  const lower = postedSviVolatility(posted, { strike: 1830 * Math.exp(-reach) })
  expect(postedSviVolatility(posted, { strike: 0 })).toBeCloseTo(lower, 13)
})

test('behavior: total variance is capped at 144', () => {
  const wild = { ...posted, svi: { ...posted.svi, a: 1000 } }
  expect(postedSviVolatility(wild, { strike: 1500 })).toBe(Math.sqrt(144 / posted.timeYears))
})

test('error: InvalidSviError', () => {
  const below = { ...posted, svi: { ...posted.svi, a: -1 } }
  expect(() => postedSviVolatility(below, { strike: 1500 })).toThrow(InvalidSviError)
  const nowhere = { ...posted, svi: { ...posted.svi, rho: Number.NaN } }
  expect(() => postedSviVolatility(nowhere, { strike: 1500 })).toThrow(InvalidSviError)
})
