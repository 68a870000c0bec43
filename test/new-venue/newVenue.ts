import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { BaseError } from '@crossmargin/core'
import { scaffoldVenue } from './scaffoldVenue.ts'

// pnpm new:venue <name>
const root = fileURLToPath(new URL('../..', import.meta.url))
const [, , name = ''] = process.argv
try {
  const written = scaffoldVenue({ name, root })
  // The linter knows the order of imports better than a template does.
  spawnSync('npx', ['biome', 'check', '--write', ...written], { cwd: root, stdio: 'ignore' })
  process.stdout.write(
    `${written.map((path) => `  ${path}`).join('\n')}\n\nNext: step 1 of "Add a venue in eight steps" in CONTRIBUTING.md. What is to be done then:\n  npx vitest run packages/adapters/src/${name} test/conformance/${name}\n`,
  )
} catch (error) {
  if (!(error instanceof BaseError)) throw error
  process.stderr.write(`${error.message}\n`)
  process.exitCode = 2
}
