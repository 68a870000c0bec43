import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'vite'

const conditions = ['@crossmargin/source', 'node', 'import', 'default']

/**
 * Bundles scripts of the bench, to be run by plain Node.js: a loader of TypeScript would be measured
 * along with them, in CPU time and in memory.
 *
 * @returns where a script is. They lie where the packages they load are found.
 */
export async function bundleScripts(names: readonly string[]): Promise<(name: string) => string> {
  const folder = fileURLToPath(new URL('../../node_modules/.bench', import.meta.url))
  const input = Object.fromEntries(
    names.map((name) => [name, fileURLToPath(new URL(`./${name}.ts`, import.meta.url))]),
  )
  await build({
    configFile: false,
    logLevel: 'error',
    resolve: { conditions },
    ssr: { noExternal: true, external: ['better-sqlite3'], resolve: { conditions } },
    build: {
      ssr: true,
      target: 'node20',
      outDir: folder,
      emptyOutDir: true,
      minify: false,
      rollupOptions: { input, output: { entryFileNames: '[name].mjs', format: 'es' } },
    },
  })
  return (name) => join(folder, `${name}.mjs`)
}
