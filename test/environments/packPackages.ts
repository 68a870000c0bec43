import { execFileSync } from 'node:child_process'
import { mkdirSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The repository's root. */
export const repositoryRoot: string = fileURLToPath(new URL('../..', import.meta.url))

/** Every folder that is published, each after those it needs. */
const published = [
  'packages/core',
  'packages/adapters',
  'packages/risk',
  'schema',
  'packages/sdk',
  'indexer',
] as const

/** A package as it would be published. */
export type PackedPackage = {
  readonly name: string
  readonly tarball: string
  /** What the registry would be told of it. */
  readonly bytes: number
}

/** Builds every package that is published, and packs it into a folder. */
export function packPackages(parameters: { readonly into: string }): readonly PackedPackage[] {
  return published.map((folder) => {
    const cwd = join(repositoryRoot, folder)
    const into = join(parameters.into, folder.replace('/', '-'))
    mkdirSync(into, { recursive: true })
    runPnpm(cwd, ['run', 'build'])
    runPnpm(cwd, ['pack', '--pack-destination', into])
    const [file = ''] = readdirSync(into)
    const tarball = join(into, file)
    const manifest = JSON.parse(readFileSync(join(cwd, 'package.json'), 'utf8')) as { name: string }
    return { name: manifest.name, tarball, bytes: readFileSync(tarball).byteLength }
  })
}

function runPnpm(cwd: string, words: readonly string[]): void {
  execFileSync('npx', ['-y', 'pnpm@10.34.9', ...words], {
    cwd,
    stdio: ['ignore', 'ignore', 'pipe'],
  })
}
