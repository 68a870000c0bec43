import { RAY } from '@crossmargin/core'
import { assert, bigInt, boolean, property } from 'fast-check'
import { expect, test } from 'vitest'
import { AaveLogError } from '../aaveLogError.ts'
import { scaledFromLog } from './scaledFromLog.ts'
import { scaledMath } from './scaledMath.ts'

const amount = bigInt({ min: 1n, max: 2n ** 90n })
const growth = bigInt({ min: 0n, max: RAY })

type Case = {
  readonly revision: number
  readonly isDebt: boolean
  readonly before: bigint
  readonly change: bigint
  readonly previousIndexRay: bigint
  readonly indexRay: bigint
}

/** What `_mintScaled` and `_burnScaled` emit for a scaled change, from 3.5. */
function emitted({ isDebt, before, change, previousIndexRay, indexRay, revision }: Case) {
  const { toBalance } = scaledMath({ revision, isDebt })
  const next = toBalance(before + change, indexRay)
  const previous = toBalance(before, previousIndexRay)
  const balanceIncreaseRaw = toBalance(before, indexRay) - previous
  const kind = change > 0n || next > previous ? ('Mint' as const) : ('Burn' as const)
  const valueRaw = kind === 'Mint' ? next - previous : previous - next
  return { kind, valueRaw, balanceIncreaseRaw }
}

test('default: a supply, exact numbers', () => {
  const indexRay = 1_100000000000000000000000001n
  const common = { revision: 10, isDebt: false, scaledBefore: 1_000n, indexRay }
  const log = { kind: 'Mint', valueRaw: 1_199n, balanceIncreaseRaw: 99n } as const
  expect(scaledFromLog({ ...common, ...log })).toBe(2_000n)
})

test('behavior: from 3.5 every mint and burn gives back the scaled balance', () => {
  assert(
    property(amount, amount, growth, growth, boolean(), boolean(), (a, b, g, h, isDebt, isBurn) => {
      const before = a > b ? a : b
      const change = isBurn ? -(a > b ? b : a) : b
      const previousIndexRay = RAY + g
      const indexRay = previousIndexRay + h
      const found = { revision: 10, isDebt, before, change, previousIndexRay, indexRay }
      const parameters = { revision: 10, isDebt, scaledBefore: before, indexRay }
      expect(scaledFromLog({ ...parameters, ...emitted(found) })).toBe(before + change)
    }),
    { numRuns: 1_000 },
  )
})

test('behavior: before 3.5 the logged amount is scaled half up', () => {
  assert(
    property(amount, amount, growth, boolean(), (scaledBefore, raw, interest, isDebt) => {
      const indexRay = RAY + interest
      const scaled = scaledMath({ revision: 8, isDebt }).toMinted(raw, indexRay)
      const common = { revision: 8, isDebt, scaledBefore: scaledBefore + scaled, indexRay }
      const mint = { kind: 'Mint', valueRaw: raw + interest, balanceIncreaseRaw: interest } as const
      expect(scaledFromLog({ ...common, ...mint })).toBe(scaledBefore + 2n * scaled)
      const burn = { kind: 'Burn', valueRaw: raw - 1n, balanceIncreaseRaw: 1n } as const
      expect(scaledFromLog({ ...common, ...burn })).toBe(scaledBefore)
    }),
  )
})

test('behavior: the interest of a transfer changes nothing', () => {
  assert(
    property(amount, growth, amount, boolean(), (scaledBefore, g, interest, isDebt) => {
      const log = { kind: 'Mint', valueRaw: interest, balanceIncreaseRaw: interest } as const
      for (const revision of [8, 10]) {
        const common = { revision, isDebt, scaledBefore, indexRay: RAY + g }
        expect(scaledFromLog({ ...common, ...log })).toBe(scaledBefore)
      }
    }),
  )
})

test('error: AaveLogError', () => {
  const log = { kind: 'Burn', valueRaw: 10n, balanceIncreaseRaw: 0n, indexRay: RAY } as const
  for (const revision of [8, 10])
    expect(() => scaledFromLog({ ...log, revision, isDebt: false, scaledBefore: 9n })).toThrow(
      AaveLogError,
    )
})
