import { GraphqlRequestError, ServerUnreachableError } from '@crossmargin/sdk'
import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { EmptyNotice } from '../notice/emptyNotice.tsx'
import { FailureNotice } from '../notice/failureNotice.tsx'
import type { Connection } from './connection.ts'
import { ConnectionBadge } from './connectionBadge.tsx'
import { DisconnectedBanner } from './disconnectedBanner.tsx'

const error = new ServerUnreachableError({ url: '/graphql' })
const retrying: Connection = { kind: 'retrying', error, retryAtMs: 0 }

function bannerOf(connection: Connection, isPolling: boolean): string {
  const html = renderToStaticMarkup(
    <DisconnectedBanner
      connection={connection}
      receivedAtMs={Date.now() - 60_000}
      isPolling={isPolling}
    />,
  )
  return html.replace(/<[^>]+>/g, '')
}

test('default', () => {
  expect(bannerOf(retrying, false)).toMatch(/Disconnected.*Last update 1 min( 1 s)? ago/)
  expect(bannerOf(retrying, false)).toContain('Everything below is as it was then.')
})

test('behavior: with polling the numbers are not called old', () => {
  expect(bannerOf(retrying, true)).not.toContain('as it was then')
  expect(bannerOf(retrying, true)).toContain('asking every 5 s')
})

test('behavior: a refusal is not tried again by itself', () => {
  const refused = new GraphqlRequestError({ errors: [{ message: 'No address.' }] })
  expect(bannerOf({ kind: 'refused', error: refused }, true)).toContain('reload the page')
})

test('behavior: a live stream needs no banner', () => {
  expect(bannerOf({ kind: 'live' }, true)).toBe('')
})

test('behavior: the badge tells polling from nothing', () => {
  const badge = (isPolling: boolean) =>
    renderToStaticMarkup(
      <ConnectionBadge connection={retrying} receivedAtMs={0} isPolling={isPolling} />,
    )
  expect(badge(true)).toContain('Polling')
  expect(badge(false)).toContain('Disconnected')
})

test('behavior: with nothing to show, the failure and its remedy stand alone', () => {
  const html = renderToStaticMarkup(<FailureNotice error={error} onRetry={() => undefined} />)
  expect(html).toContain('No answer from the crossmargin server at /graphql.')
  expect(html).toContain('<code>crossmargin start</code>')
})

test('behavior: an owner without accounts is told where was looked', () => {
  const html = renderToStaticMarkup(<EmptyNotice owners={['0x01']} chainNames={['Base']} />)
  expect(html).toContain('no margin account at any indexed venue on Base')
})
