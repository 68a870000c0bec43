import { fileURLToPath } from 'node:url'
import { bootWorld, type World } from '@crossmargin/world'
import type { Page } from 'playwright-core'
import { build } from 'vite'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type IndexedWorld, indexWorld } from '../e2e/indexWorld.ts'
import { type LaunchedChromium, launchChromium } from './launchChromium.ts'

let world: World
let indexed: IndexedWorld
let chromium: LaunchedChromium
let page: Page
const complaints: string[] = []

beforeAll(async () => {
  const dashboard = fileURLToPath(new URL('../../packages/dashboard', import.meta.url))
  await build({ root: dashboard, logLevel: 'error' })
  // The page says how old a block is, so the world has to end now.
  world = await bootWorld({ genesisTimestamp: Math.floor(Date.now() / 1000) - 30 * 86_400 })
  indexed = await indexWorld(world)
  chromium = await launchChromium()
  page = await chromium.browser.newPage({ locale: 'en-US', viewport: { width: 1440, height: 900 } })
  page.on('pageerror', (error) => complaints.push(error.message))
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text())
  })
  await page.goto(`${indexed.server.url}/?owners=${world.sample.owner}`)
}, 180_000)

afterAll(async () => {
  await chromium?.close()
  await indexed?.close()
  await world?.close()
})

test('default', async () => {
  const rows = page.getByRole('table', { name: /Margin accounts/ }).getByRole('rowheader')
  await rows.first().waitFor()
  expect(await rows.count()).toBe(4)
  // The account that breaks first stands first.
  expect(await rows.first().innerText()).toContain('Morpho Blue')
  expect(await page.getByRole('region', { name: 'Enforced', exact: true }).innerText()).toContain(
    'away from liquidation',
  )
  const economic = await page.getByRole('region', { name: 'Economic', exact: true }).innerText()
  expect(economic).toContain('modelled, not withdrawable')
  expect(economic).toMatch(/Netted requirement/)
})

test('behavior: a new block arrives on the page by itself', async () => {
  const [chain] = world.chains
  const before = indexed.server.store.loadCheckpoint(chain?.chainId ?? 0)?.head.number ?? 0
  await world.drift()
  await page
    .getByText(`#${before + 1}`)
    .first()
    .waitFor()
})

test('behavior: the workings open and add up', async () => {
  await page
    .getByRole('button', { name: /Show the workings/ })
    .first()
    .click()
  const text = await page.locator('main').innerText()
  expect(text).toMatch(/backs floor/)
  expect(text).toMatch(/Liquidation/i)
})

test('behavior: a phone has no sideways scroll of the page', async () => {
  await page.setViewportSize({ width: 390, height: 844 })
  const wide = await page.evaluate('document.documentElement.scrollWidth')
  expect(wide).toBeLessThanOrEqual(390)
  await page.setViewportSize({ width: 1440, height: 900 })
})

test('behavior: a wrong address is said in one sentence', async () => {
  await page.goto(`${indexed.server.url}/?owners=0x12`)
  await page.getByText('is not an address').first().waitFor()
  expect(await page.locator('body').innerText()).toMatch(
    /“0x12” is not an address: it has 2 hexadecimal digits after 0x, and needs 40/,
  )
})

test('behavior: when the server is gone the page says so, and since when', {
  timeout: 60_000,
}, async () => {
  await page.goto(`${indexed.server.url}/?owners=${world.sample.owner}`)
  await page.getByRole('table', { name: /Margin accounts/ }).waitFor()
  expect(complaints).toEqual([])
  await indexed.server.close()
  await page
    .getByText(/Disconnected/i)
    .first()
    .waitFor({ timeout: 45_000 })
  expect(await page.locator('body').innerText()).toMatch(/Disconnected.*ago/i)
})
