import fc from 'fast-check'
import { HttpRequestError, RpcRequestError, TimeoutError } from 'viem'
import { describe, expect, test } from 'vitest'
import { classify, verdictOf } from './classify.ts'
import { type FaultText, faultTexts } from './fixture/faultTexts.ts'

const context = { method: 'eth_getLogs', endpoint: 'node#00000000', chainId: 1 }

/** As the wire throws it: what was said, and with which code and status. */
function thrown({ text, code, status }: FaultText): object {
  return { facts: { text, code, status } }
}

test('default', () => {
  const text = 'query returned more than 10000 results. Try with this block range [0x10, 0x20].'
  expect(classify({ code: -32005, message: text }, context)).toEqual({
    kind: 'too-many-results',
    faultId: 'F10',
    retryable: 'other',
    shrink: { kind: 'blocks', range: { from: 16, to: 32 } },
  })
})

describe('behavior: every wording of the catalogue is classified', () => {
  test.each(faultTexts.map((it) => [it.id, it.text.slice(0, 60), it] as const))(
    '%s %s',
    (_, __, it) => {
      const verdict = classify(thrown(it), { ...context, method: it.method ?? 'eth_call' })
      expect(verdict.kind).toBe(it.kind)
      expect(verdict.faultId).toBeDefined()
    },
  )
})

test('behavior: the catalogue is whole', () => {
  expect(faultTexts.length).toBeGreaterThanOrEqual(120)
})

test('behavior: F51 only a revert is permanent', () => {
  for (const it of faultTexts) {
    const { retryable } = classify(thrown(it), { ...context, method: it.method ?? 'eth_call' })
    expect([it.text, retryable === 'never']).toEqual([it.text, it.kind === 'reverted'])
  }
})

/** Texts as proxies mangle them: cut, cased, wrapped, repeated, with letters lost or changed. */
const mutations: readonly ((text: string, at: number, noise: string) => string)[] = [
  (text, at) => text.slice(0, at % (text.length + 1)),
  (text, at) => text.slice(at % (text.length + 1)),
  (text) => text.toUpperCase(),
  (text) => text.toLowerCase(),
  (text, _, noise) => `${noise} ${text}`,
  (text, _, noise) => `${text} ${noise}`,
  (text) => JSON.stringify({ error: { message: text } }),
  (text) => `Error: ${text}`,
  (text, at) => text.slice(0, at % text.length) + text.slice((at % text.length) + 1),
  (text, at, noise) => text.slice(0, at % text.length) + noise + text.slice(at % text.length),
  (text) => `${text} ${text}`,
]

test('behavior: ten thousand mangled texts of what may pass are never permanent', () => {
  // Cut short, "execution reverted: out of gas" is a revert's own text, and no mangled one.
  const passing = faultTexts.filter(
    ({ kind, text }) => kind !== 'reverted' && !text.startsWith('execution reverted'),
  )
  fc.assert(
    fc.property(
      fc.constantFrom(...passing),
      fc.constantFrom(...mutations),
      fc.constantFrom('eth_call', 'eth_getLogs', 'eth_estimateGas', 'eth_getBlockByNumber'),
      fc.nat(200),
      fc.string({ maxLength: 12 }),
      (base, mutate, method, at, noise) => {
        const text = mutate(base.text, at, noise)
        const verdict = classify(thrown({ ...base, text }), { ...context, method })
        expect(verdict.retryable).not.toBe('never')
      },
    ),
    { numRuns: 10_000, seed: 4_001 },
  )
})

test('behavior: what nobody foresaw is asked elsewhere, and of logs less of it', () => {
  expect(classify(new RangeError('too many cooks'), context)).toEqual({
    kind: 'unknown',
    faultId: undefined,
    retryable: 'other',
    shrink: { kind: 'blocks' },
  })
  expect(classify('?', { ...context, method: 'eth_call' }).shrink).toBeUndefined()
  for (const nothing of [undefined, null, {}, 7])
    expect(classify(nothing, context).retryable).toBe('other')
})

test("behavior: viem's own errors are read down their causes", () => {
  const url = 'https://n.example/KEY'
  const body = { method: 'eth_getLogs' }
  const refused = new RpcRequestError({ body, url, error: { code: -32029, message: 'slow' } })
  expect(classify(refused, context).kind).toBe('rate-limited')
  expect(classify(new HttpRequestError({ url, status: 502 }), context).kind).toBe('unavailable')
  expect(classify(new TimeoutError({ body, url }), context).kind).toBe('timed-out')
})

test('behavior: F20 a wish to be left alone is passed on', () => {
  const error = { facts: { text: '', status: 429, retryAfterMs: 7_000 } }
  expect(classify(error, context)).toMatchObject({ kind: 'rate-limited', retryAfterMs: 7_000 })
})

test('behavior: the pool has verdicts of its own', () => {
  expect(verdictOf('wrong-chain', 'F64')).toEqual({
    kind: 'wrong-chain',
    faultId: 'F64',
    retryable: 'other',
    quarantineMs: 600_000,
  })
})
