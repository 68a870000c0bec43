import { expect, test } from 'vitest'
import { hedgedBook } from '../../../test/riskBookFixture.ts'
import { InvalidMarginPeriodError } from '../../errors/invalidMarginPeriodError.ts'
import { crossmarginOptions } from '../../scenario/parameter-sets/crossmarginOptions.ts'
import { paradex } from '../../scenario/parameter-sets/paradex.ts'
import { scenarioMargin } from '../../scenario/scenarioMargin.ts'
import { scaledToPeriod } from './scaledToPeriod.ts'

test('default', () => {
  const week = scaledToPeriod(crossmarginOptions, { toDays: 4 })
  expect(week.scenarios[1]?.spotMove).toBe(2 * (crossmarginOptions.scenarios[1]?.spotMove ?? 0))
  expect(week.volatilityShock.up).toBe(2 * crossmarginOptions.volatilityShock.up)
  expect(week.maintenanceFactor).toBe(crossmarginOptions.maintenanceFactor)
})

test('behavior: no fall is deeper than all of it', () => {
  const long = scaledToPeriod(crossmarginOptions, { toDays: 400 })
  expect(Math.min(...long.scenarios.map(({ spotMove }) => spotMove))).toBe(-1)
})

test('behavior: more time never asks for less of a linear book', () => {
  const underlyings = hedgedBook.underlyings.map((it) => ({ ...it, expiries: [] }))
  const requirement = (toDays: number): number =>
    scenarioMargin({ ...hedgedBook, underlyings }, scaledToPeriod(crossmarginOptions, { toDays }))
      .maintenance.requirementUsd
  expect(requirement(2)).toBeGreaterThan(requirement(1))
  expect(requirement(4)).toBeGreaterThan(requirement(2))
})

test('error: InvalidMarginPeriodError', () => {
  expect(() => scaledToPeriod(crossmarginOptions, { toDays: 0 })).toThrow(InvalidMarginPeriodError)
  expect(() => scaledToPeriod(paradex, { toDays: 2 })).toThrow(InvalidMarginPeriodError)
  expect(scaledToPeriod(paradex, { toDays: 2, fromDays: 1 }).marginPeriodDays).toBe(2)
})
