import { setImmediate } from 'node:timers/promises'
import { HttpRequestError } from 'viem'
import { expect, test } from 'vitest'
import { createLogger } from './createLogger.ts'

const canary = 'cAnArY0123456789'
const url = `https://user:${canary}@eth.example/v3/${canary}?k=${canary}`

function capture(isTTY: boolean) {
  const written: string[] = []
  return {
    stream: { isTTY, write: (text: string) => written.push(text) },
    text: () => written.join(''),
  }
}

test('default', () => {
  const { stream, text } = capture(false)
  createLogger({ level: 'info', stream }).info({ chain: 'ethereum', head: 7 }, 'indexed')
  expect(JSON.parse(text())).toMatchObject({
    level: 30,
    chain: 'ethereum',
    head: 7,
    msg: 'indexed',
  })
})

test.each([false, true])('behavior: no key is ever written, on a terminal: %s', async (isTTY) => {
  const { stream, text } = capture(isTTY)
  const log = createLogger({ level: 'debug', stream })
  const err = new HttpRequestError({ url, details: `POST ${url}`, body: { key: url } })
  log.error({ err }, 'request failed')
  log.error(err)
  log.warn(
    { error: new RangeError('outer', { cause: err }), chain: { rpc: [url] } },
    `asked ${url}`,
  )
  log.info('asked %s', url)
  await setImmediate()
  expect(text()).not.toContain(canary)
  expect(text()).toContain('eth.example')
  expect(text().split('\n').length).toBeGreaterThan(4)
})

test('behavior: below its level nothing is written', () => {
  const { stream, text } = capture(false)
  createLogger({ level: 'warn', stream }).info('no')
  createLogger({ level: 'silent', stream }).error('no')
  expect(text()).toBe('')
})
