import { expect, test } from 'vitest'
import { accountName } from './accountName.ts'
import { statusChanges } from './statusChanges.ts'
import { statusTone } from './statusTone.ts'

test('default', () => {
  const statuses = ['NORMAL', 'WARNING', 'MARGIN_CALL', 'LIQUIDATABLE', 'BANKRUPT'] as const
  expect(statuses.map((status) => statusTone({ status, healthState: 'KNOWN' }).tone)).toEqual([
    'normal',
    'warning',
    'call',
    'danger',
    'danger',
  ])
})

test('behavior: unknown is never green and no debt is quiet, whatever the status says', () => {
  const status = 'NORMAL'
  expect(statusTone({ status, healthState: 'UNKNOWN' }).tone).toBe('unknown')
  expect(statusTone({ status, healthState: 'NO_DEBT' }).tone).toBe('quiet')
  expect(statusTone({ status: 'UNKNOWN', healthState: 'KNOWN' }).tone).toBe('unknown')
})

const block = { chainName: 'Ethereum' } as Parameters<typeof statusChanges>[0][number]['block']

test('behavior: an account is named as a person would, saying nothing twice', () => {
  expect(accountName({ venueLabel: 'Morpho', label: 'WETH / USDC', block })).toBe(
    'Morpho · Ethereum · WETH / USDC',
  )
  expect(accountName({ venueLabel: 'Aave v3', label: 'Aave v3', block })).toBe('Aave v3 · Ethereum')
})

test('behavior: changes are told in words', () => {
  const before = {
    id: 'a',
    venueLabel: 'Aave v3',
    label: 'Core',
    block,
    status: 'NORMAL',
    healthState: 'KNOWN',
  } as const
  const after = { ...before, status: 'WARNING' } as const
  expect(statusChanges([before], [before])).toEqual([])
  expect(statusChanges([before], [after, { ...before, id: 'b', label: 'Prime' }])).toEqual([
    'Aave v3 · Ethereum · Core: Normal → Warning.',
    'Aave v3 · Ethereum · Prime: new, Normal.',
  ])
  expect(statusChanges([before], [])).toEqual(['Aave v3 · Ethereum · Core: no longer listed.'])
})
