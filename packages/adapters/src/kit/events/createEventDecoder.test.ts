import type { Hex } from '@crossmargin/core'
import fc from 'fast-check'
import { decodeEventLog, encodeEventTopics, parseAbi } from 'viem'
import { expect, test } from 'vitest'
import { aaveEventsAbi } from '../../aave-v3/aaveAbi.ts'
import { morphoEventsAbi } from '../../morpho-blue/morphoAbi.ts'
import { createEventDecoder } from './createEventDecoder.ts'

const abi = [...aaveEventsAbi, ...morphoEventsAbi]
const decoder = createEventDecoder(abi)
const word = (value: bigint): string => value.toString(16).padStart(64, '0')

/** What viem says, addresses in lower case, and nothing where it throws. */
function walked(topics: readonly Hex[], data: Hex): unknown {
  try {
    const decoded = decodeEventLog({ abi, topics: topics as [Hex, ...Hex[]], data })
    return lowered(decoded)
  } catch (error) {
    void error
    return undefined
  }
}

function lowered(value: unknown): unknown {
  if (typeof value === 'string' && /^0x[0-9a-fA-F]{40}$/.test(value)) return value.toLowerCase()
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([name, it]) => [name, lowered(it)]))
}

/** Words as contracts write them: small, an address, full, and with dirt where an address has none. */
const wordArbitrary = fc.oneof(
  fc.constantFrom(0n, 1n, 2n, 255n, 2n ** 48n, 2n ** 52n, 2n ** 53n, 2n ** 256n - 1n).map(word),
  fc.bigInt(0n, 2n ** 52n + 8n).map(word),
  fc.bigInt(0n, 2n ** 160n - 1n).map(word),
  fc.bigInt(0n, 2n ** 256n - 1n).map(word),
)

test('default', () => {
  const small = createEventDecoder(
    parseAbi(['event Moved(address indexed owner, uint256 value, bool isUp, uint40 time)']),
  )
  const owner = `0x${'00'.repeat(12)}${'Ab'.repeat(20)}` as const
  const data = `0x${word(2n ** 200n)}${word(1n)}${word(7n)}` as const
  expect(small.decode({ topics: [small.topics[0] as Hex, owner], data })).toEqual({
    eventName: 'Moved',
    args: { owner: `0x${'ab'.repeat(20)}`, value: 2n ** 200n, isUp: true, time: 7 },
  })
})

test('behavior: whatever the bytes, it says what viem says', () => {
  const topics = abi.map((event) => encodeEventTopics({ abi: [event] } as never)[0] as Hex)
  fc.assert(
    fc.property(
      fc.constantFrom(...topics),
      fc.array(wordArbitrary, { maxLength: 4 }),
      fc.array(wordArbitrary, { maxLength: 7 }),
      fc.oneof({ weight: 6, arbitrary: fc.constant('') }, fc.constantFrom('0', 'ab', 'zz', 'ZZ0')),
      (topic, indexed, words, tail) => {
        const all = [topic, ...indexed.map((it): Hex => `0x${it}`)]
        const data: Hex = `0x${words.join('')}${tail}`
        expect(lowered(decoder.decode({ topics: all, data }))).toEqual(walked(all, data))
      },
    ),
    { numRuns: 2_000 },
  )
})

test('behavior: well-formed logs of every event say what viem says', () => {
  for (const event of abi) {
    const [topic] = encodeEventTopics({ abi: [event] } as never) as [Hex]
    const inputs = event.inputs as readonly { readonly indexed?: boolean; readonly type: string }[]
    if (inputs.some(({ type }) => type === 'string' || type === 'tuple')) continue
    const count = (isIndexed: boolean): number =>
      inputs.filter((it) => (it.indexed === true) === isIndexed).length
    fc.assert(
      fc.property(
        fc.array(wordArbitrary, { minLength: count(true), maxLength: count(true) }),
        fc.array(wordArbitrary, { minLength: count(false), maxLength: count(false) }),
        (indexed, words) => {
          const all = [topic, ...indexed.map((it): Hex => `0x${it}`)]
          const data: Hex = `0x${words.join('')}`
          expect(lowered(decoder.decode({ topics: all, data }))).toEqual(walked(all, data))
        },
      ),
      { numRuns: 50 },
    )
  }
})

test('behavior: a word with a character that is no digit is no event', () => {
  const mint = decoder.topics.find((topic) => topic.startsWith('0x458f5fa4')) as Hex
  const owner = `0x${word(1n)}` as Hex
  const data: Hex = `0x${word(7n)}${word(2n).slice(0, 63)}g${word(1n)}`
  expect(decoder.decode({ topics: [mint, owner, owner], data })).toBeUndefined()
})
