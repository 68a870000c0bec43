import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { busyOwner, fixturePortfolio } from '../../fixture/fixturePortfolio.ts'
import { GapBanner } from './gapBanner.tsx'

const portfolio = fixturePortfolio([busyOwner], 1_800_000_000)

test('default', () => {
  const text = renderToStaticMarkup(<GapBanner portfolio={portfolio} />).replace(/<[^>]+>/g, ' ')
  expect(text).toContain('2 gaps: not everything below could be known')
  expect(text).toContain('Morpho Blue · Ethereum · PT-sUSDe-27NOV / USDC 91.5 %:')
  expect(text).toContain('The account counts as unknown, not as healthy.')
  expect(text).toContain('1 note on these numbers')
})

test('behavior: many gaps fold, none vanish', () => {
  const [gap] = portfolio.gaps
  if (gap === undefined) return expect.unreachable()
  const gaps = Array.from({ length: 7 }, (_, at) => ({ ...gap, message: `number ${at}` }))
  const enforced = { ...portfolio.enforced, accounts: [] }
  const html = renderToStaticMarkup(<GapBanner portfolio={{ ...portfolio, enforced, gaps }} />)
  expect(html).toContain('3 more')
  for (const { message } of gaps) expect(html).toContain(message)
})

test('behavior: nothing is shown of nothing', () => {
  const enforced = { ...portfolio.enforced, accounts: [] }
  const none = { ...portfolio, enforced, gaps: [] }
  expect(renderToStaticMarkup(<GapBanner portfolio={none} />)).toBe('')
})
