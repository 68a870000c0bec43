import { execFileSync } from 'node:child_process'
import { copyFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import process from 'node:process'
import { createReferenceKernels } from '@crossmargin/risk'
import type { Page } from 'playwright-core'
import { build, type PreviewServer, preview } from 'vite'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { bitsOf, kernelFigures } from '../packed/kernelFigures.ts'
import type { PackedFigures } from '../packed/packedFigures.ts'
import { type PackedRisk, packRisk } from '../packed/packRisk.ts'
import { type LaunchedChromium, launchChromium } from './launchChromium.ts'

let packed: PackedRisk
let server: PreviewServer
let chromium: LaunchedChromium
let page: Page
const complaints: string[] = []
const expected = bitsOf(await kernelFigures(createReferenceKernels()))

beforeAll(async () => {
  packed = packRisk()
  const { folder } = packed
  for (const name of ['kernelFigures.ts', 'packedFigures.ts']) {
    copyFileSync(join(import.meta.dirname, '..', 'packed', name), join(folder, name))
  }
  const main = "import { packedFigures } from './packedFigures.ts'\n"
  writeFileSync(join(folder, 'page.ts'), `${main}globalThis.packedFigures = packedFigures\n`)
  writeFileSync(join(folder, 'index.html'), '<script type="module" src="/page.ts"></script>')
  writeFileSync(
    join(folder, 'node.ts'),
    `${main}process.stdout.write(JSON.stringify(await packedFigures()))\n`,
  )
  // Each build resolves the package as its place does: browsers by the default, Node by `node`.
  const resolve = { conditions: ['module', 'browser', 'production'] }
  const shared = { root: folder, configFile: false, logLevel: 'error', resolve } as const
  await build({ ...shared, build: { outDir: 'page', emptyOutDir: false } })
  server = await preview({ ...shared, build: { outDir: 'page' }, preview: { port: 0 } })
  chromium = await launchChromium()
  page = await chromium.browser.newPage()
  page.on('pageerror', (error) => complaints.push(error.message))
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text())
  })
  const address = server.httpServer.address()
  const port = typeof address === 'object' ? address?.port : undefined
  await page.goto(`http://localhost:${port}/`)
  await page.waitForFunction('globalThis.packedFigures !== undefined')
}, 180_000)

afterAll(async () => {
  await chromium?.close()
  await server?.close()
  packed?.close()
})

test('default', async () => {
  const figures = (await page.evaluate('packedFigures()')) as PackedFigures
  expect(complaints).toEqual([])
  // WebAssembly in Chromium, on the page and in its workers, against TypeScript in Node.
  expect(figures.engines).toEqual(['wasm', 'wasm'])
  expect(figures.alone).toEqual(expected)
  expect(figures.byWorkers).toEqual(expected)
  expect(figures.mistake).toMatch(/^InvalidColumnValueError: `strikes\[19000\]` is -1/)
})

test('behavior: the packed package gives Node the same, and its threads end', () => {
  const { folder } = packed
  const output = execFileSync(
    process.execPath,
    ['--import', import.meta.resolve('tsx'), 'node.ts'],
    {
      cwd: folder,
      encoding: 'utf8',
      env: { ...process.env, NODE_OPTIONS: '' },
    },
  )
  const figures = JSON.parse(output) as PackedFigures
  expect(figures.engines).toEqual(['wasm', 'wasm'])
  expect(figures.alone).toEqual(expected)
  expect(figures.byWorkers).toEqual(expected)
  expect(figures.mistake).toMatch(/^InvalidColumnValueError: `strikes\[19000\]` is -1/)
})
