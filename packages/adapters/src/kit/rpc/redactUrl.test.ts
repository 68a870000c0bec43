import fc from 'fast-check'
import { expect, test } from 'vitest'
import { redactSecrets, redactUrl } from './redactUrl.ts'

const canary = 'cAnArY0123456789'

test('default', () => {
  expect(redactUrl(`https://eth.example.com/v2/${canary}`)).toBe('https://eth.example.com/…')
  expect(redactUrl('http://127.0.0.1:8545')).toBe('http://127.0.0.1:8545')
})

test('behavior: no part of a URL that may hold a key survives', () => {
  for (const url of [
    `https://eth.example.com/${canary}`,
    `https://eth.example.com/?apikey=${canary}`,
    `https://eth.example.com/#${canary}`,
    `https://${canary}@eth.example.com`,
    `https://user:${canary}@eth.example.com/`,
    `wss://eth.example.com:8546/ws/${canary}/`,
    `https://[${canary}`,
    `htp:/${canary}`,
    canary,
  ]) {
    expect(redactUrl(url)).not.toContain(canary)
  }
})

test('behavior: URLs inside sentences, JSON and several lines are redacted', () => {
  const text = `HTTP request failed.\nURL: https://a.example/v3/${canary}\n(see wss://x:${canary}@b.example).`
  expect(redactSecrets(text)).toBe(
    'HTTP request failed.\nURL: https://a.example/…\n(see wss://b.example/…).',
  )
  expect(redactSecrets(JSON.stringify({ msg: text }))).not.toContain(canary)
  expect(redactSecrets('at file:///srv/crossmargin/main.js:1:2')).toBe(
    'at file:///srv/crossmargin/main.js:1:2',
  )
})

test('behavior: redacting twice is redacting once, wherever the key stands', () => {
  fc.assert(
    fc.property(
      fc.webUrl({ withFragments: true, withQueryParameters: true, validSchemes: ['https', 'wss'] }),
      fc.string(),
      (url, before) => {
        const once = redactSecrets(`${before} ${url}/${canary}`)
        expect(once).not.toContain(canary)
        expect(redactSecrets(once)).toBe(once)
      },
    ),
  )
})
