import fc from 'fast-check'
import { expect, test } from 'vitest'
import { worstRow } from './worstRow.ts'

const down = { name: 'down', spotMove: -0.5, weight: 0.4 }
const up = { name: 'up', spotMove: 0.6, weight: 0.35 }

test('default', () => {
  expect(worstRow({ valueUsd: 1000, rows: [down, up] })).toEqual({ row: down, lossUsd: 200 })
  expect(worstRow({ valueUsd: -1000, rows: [down, up] })).toEqual({ row: up, lossUsd: 210 })
})

test('behavior: a requirement is never a credit', () => {
  expect(worstRow({ valueUsd: 1000, rows: [up] })).toEqual({ row: 'none', lossUsd: 0 })
  expect(worstRow({ valueUsd: 0, rows: [down, up] })).toEqual({ row: 'none', lossUsd: 0 })
})

test('behavior: a larger move or weight never costs less', () => {
  const share = fc.double({ min: 0, max: 1, noNaN: true })
  fc.assert(
    fc.property(
      fc.double({ min: -1e12, max: 1e12, noNaN: true }),
      share,
      share,
      share,
      (valueUsd, move, weight, more) => {
        const loss = (factor: number) =>
          worstRow({
            valueUsd,
            rows: [
              { name: 'down', spotMove: -move * factor, weight },
              { name: 'up', spotMove: move * factor, weight },
            ],
          }).lossUsd
        expect(loss(1 + more)).toBeGreaterThanOrEqual(loss(1))
      },
    ),
  )
})
