import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { basename, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'vite'

/** A script with all it needs in one file. */
export type BundledScript = { readonly path: string; dispose(): void }

/**
 * Bundles a script, so that a process of it starts in a fraction of a second: hundreds are started.
 *
 * @param script a file of this folder's neighbours, relative to it.
 */
export async function bundleScript(script: string): Promise<BundledScript> {
  // Among the installed packages, so that the native one that cannot be bundled is found from there.
  const installed = fileURLToPath(new URL('../node_modules/', import.meta.url))
  mkdirSync(join(installed, '.torture'), { recursive: true })
  const folder = mkdtempSync(join(installed, '.torture', 'bundle-'))
  const conditions = ['@crossmargin/source']
  await build({
    configFile: false,
    logLevel: 'warn',
    root: fileURLToPath(new URL('..', import.meta.url)),
    resolve: { conditions },
    ssr: { noExternal: true, external: ['better-sqlite3'], resolve: { conditions } },
    build: {
      ssr: fileURLToPath(new URL(script, import.meta.url)),
      outDir: folder,
      target: 'node20',
      minify: false,
    },
  })
  return {
    path: join(folder, basename(script).replace(/\.ts$/, '.js')),
    dispose: () => rmSync(folder, { recursive: true, force: true }),
  }
}
