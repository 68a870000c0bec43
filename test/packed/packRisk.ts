import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('../..', import.meta.url))

/** A folder in which the packed packages are installed, as a user would have them. */
export type PackedRisk = { readonly folder: string; close(): void }

/** Builds and packs the risk package and core, and unpacks what would be published. */
export function packRisk(): PackedRisk {
  const folder = mkdtempSync(join(tmpdir(), 'crossmargin-packed-'))
  const scope = join(folder, 'node_modules', '@crossmargin')
  for (const name of ['core', 'risk']) {
    const cwd = join(root, 'packages', name)
    pnpm(cwd, ['run', 'build'])
    const tarballs = join(folder, 'tarballs', name)
    mkdirSync(tarballs, { recursive: true })
    pnpm(cwd, ['pack', '--pack-destination', tarballs])
    const into = join(scope, name)
    mkdirSync(into, { recursive: true })
    const [tarball = ''] = readdirSync(tarballs)
    execFileSync('tar', ['-xzf', join(tarballs, tarball), '--strip-components=1', '-C', into])
  }
  writeFileSync(join(folder, 'package.json'), '{ "type": "module" }')
  return { folder, close: () => rmSync(folder, { recursive: true, force: true }) }
}

function pnpm(cwd: string, words: readonly string[]): void {
  execFileSync('npx', ['-y', 'pnpm@10.34.9', ...words], {
    cwd,
    stdio: ['ignore', 'ignore', 'pipe'],
  })
}
