import type { Deployment, VenueAdapter } from '@crossmargin/adapters'
import type { Address, Hex, RowWrite } from '@crossmargin/core'
import { pad } from 'viem'
import { describe, expect, test } from 'vitest'
import type { IndexedDeployment } from './indexedDeployment.ts'
import { createOwnerFilter } from './ownerFilter.ts'

const [shared, named, moved]: readonly [Hex, Hex, Hex] = [toTopic(1), toTopic(2), toTopic(3)]
const owner: Address = '0x00000000000000000000000000000000000000a1'
const stranger: Address = '0x00000000000000000000000000000000000000a2'

function toTopic(number: number): Hex {
  return `0x${number.toString(16).padStart(64, '0')}`
}

function indexedWith(
  ownerTopics: readonly (readonly [Hex, readonly (1 | 2 | 3)[]])[],
): IndexedDeployment {
  const index = {
    topics: [shared, named, moved],
    watch: { ownerTopics: new Map(ownerTopics) },
    accounts: ({ table, row }: RowWrite) => (table === 'position' ? [row] : []),
  }
  const adapter = { index } as unknown as VenueAdapter
  return { adapter, deployment: {} as Deployment }
}

const bank = indexedWith([
  [named, [2]],
  [moved, [1, 2]],
])

describe('createOwnerFilter', () => {
  test('default', () => {
    const { filters } = createOwnerFilter({ owners: [owner], deployments: [bank] })
    expect(filters).toEqual([
      { topics: [shared] },
      { topics: [moved], otherTopics: [[pad(owner)]] },
      { topics: [named, moved], otherTopics: [null, [pad(owner)]] },
    ])
  })

  test('behavior: many owners are asked for in turns, nobody in none', () => {
    const owners = Array.from({ length: 250 }, (_, index) => pad(`0x${index + 1}`, { size: 20 }))
    const { filters } = createOwnerFilter({ owners, deployments: [indexedWith([[named, [2]]])] })
    expect(filters.map(({ otherTopics }) => otherTopics?.[1]?.length)).toEqual([
      undefined,
      100,
      100,
      50,
    ])
    const ofNobody = createOwnerFilter({ owners: [], deployments: [bank] })
    expect(ofNobody.filters).toEqual([{ topics: [shared] }])
  })

  test('behavior: what one deployment wants from everybody is fetched once, and sorted out after', () => {
    const whole = indexedWith([])
    const { filters, wants } = createOwnerFilter({ owners: [owner], deployments: [bank, whole] })
    expect(filters).toEqual([{ topics: [shared, named, moved] }])
    const topics = [named, pad(owner), pad(stranger)]
    expect([wants({ topics }, bank), wants({ topics }, whole)]).toEqual([false, true])
  })

  test('behavior: a log is wanted where it names a followed owner, a row where it is nobody’s or one’s', () => {
    const { wants, keeps, isFollowed } = createOwnerFilter({ owners: [owner], deployments: [bank] })
    const logs = [
      [shared],
      [moved, pad(stranger), pad(owner)],
      [moved, pad(stranger), pad(stranger)],
      [named, pad(owner), pad(stranger)],
    ]
    expect(logs.map((topics) => wants({ topics }, bank))).toEqual([true, true, false, false])
    const rows = [
      { table: 'pool', row: {} },
      { table: 'position', row: { owner } },
      { table: 'position', row: { owner: stranger } },
    ] as unknown as readonly RowWrite[]
    expect(rows.map((write) => keeps(write, bank))).toEqual([true, true, false])
    expect([owner, stranger].map(isFollowed)).toEqual([true, false])
  })
})
