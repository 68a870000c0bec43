import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { extname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** One file of the page, ready to be sent. */
export type PageFile = { readonly body: Buffer; readonly type: string; readonly isLasting: boolean }

/** Where the built page may lie: beside the built program, or in the repository. */
const folders = ['../page', '../../page', '../../../packages/dashboard/dist'].map((path) =>
  fileURLToPath(new URL(path, import.meta.url)),
)

const types: { readonly [extension: string]: string } = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.json': 'application/json',
  '.woff2': 'font/woff2',
}

/**
 * Loads the built page into memory: a handful of files, and no path of a request ever reaches the
 * file system.
 *
 * @returns files by their path on the server; empty when the page has not been built.
 */
export function loadPageFiles(): ReadonlyMap<string, PageFile> {
  const folder = folders.find((path) => existsSync(join(path, 'index.html')))
  if (folder === undefined) return new Map()
  const files = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
  return new Map(
    files.map((path) => [
      path.slice(folder.length).replaceAll('\\', '/'),
      {
        body: readFileSync(path),
        type: types[extname(path)] ?? 'application/octet-stream',
        // The bundler puts a hash of the content into the names below assets.
        isLasting: path.includes('/assets/'),
      },
    ]),
  )
}
