import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Browser, chromium } from 'playwright-core'

/** A real Chromium, with a folder of its own for what it unpacks. */
export type LaunchedChromium = { readonly browser: Browser; close(): Promise<void> }

/**
 * Launches the headless Chromium that the package carries.
 *
 * The package reuses whatever lies in the temporary folder under its name, of any version, so it is
 * given a folder of its own; it reads that folder's name when it is first imported.
 */
export async function launchChromium(): Promise<LaunchedChromium> {
  const folder = mkdtempSync(join(tmpdir(), 'crossmargin-chromium-'))
  process.env['TMPDIR'] = folder
  const { default: packaged } = await import('@sparticuz/chromium')
  const browser = await chromium.launch({
    executablePath: await packaged.executablePath(),
    // In a single process the whole browser would end with its first page.
    args: [
      ...packaged.args.filter((flag) => flag !== '--single-process' && flag !== '--no-zygote'),
      '--disable-background-networking',
    ],
    headless: true,
  })
  return {
    browser,
    async close() {
      await browser.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
