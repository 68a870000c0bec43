import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { fixtureChains } from '../../fixture/fixtureChains.ts'
import { AlertLine } from '../layout/alertLine.tsx'
import { ChainStrip } from './chainStrip.tsx'

const chains = fixtureChains(1_800_000_000)

function textOf(props: Partial<Parameters<typeof ChainStrip>[0]>): string {
  const html = renderToStaticMarkup(
    <ChainStrip chains={chains} usedChainIds={[1]} isOld={false} {...props} />,
  )
  return html.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ')
}

test('default', () => {
  const text = textOf({})
  expect(text).toContain('Ethereum ● live')
  expect(text).toContain('final 64 blocks below')
  // In trouble, so shown although no account stands on it.
  expect(text).toContain('Arbitrum One ▲ stale')
  expect(text).toContain('Without accounts here: Base (live).')
})

test('behavior: nothing looks alive when the server stopped answering', () => {
  expect(textOf({ isOld: true })).toContain('◐ was live')
  expect(textOf({ isOld: true, chains: [] })).toContain('n/a')
})

test('behavior: blocks far apart are said to be', () => {
  expect(textOf({ skewSeconds: 431 })).toContain('up to 7 min 11 s apart')
  expect(textOf({ skewSeconds: 12 })).not.toContain('apart')
})

test('behavior: no head yet, and a head behind its node', () => {
  const [first] = chains
  if (first === undefined) return expect.unreachable()
  expect(textOf({ chains: [{ ...first, head: null }] })).toContain('n/a — no block indexed yet')
  const number = first.head?.number ?? 0
  const behind = { ...first, latestNumber: number + 7, finalizedNumber: null }
  expect(textOf({ chains: [behind] })).toContain('finality not known, 7 behind the node')
})

test('behavior: on a small screen one line tells of gaps and chains', () => {
  const html = renderToStaticMarkup(<AlertLine gapCount={1} chains={chains} />)
  expect(html).toContain('1 gap · Arbitrum One stale')
  expect(renderToStaticMarkup(<AlertLine gapCount={0} chains={[]} />)).toBe('')
})
