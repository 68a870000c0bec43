import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'

const script = fileURLToPath(new URL('./reference/otherLibraries.py', import.meta.url))

/** Times what a user of Python would pick, where it is installed: one line each. */
export function otherLibraries(): readonly string[] {
  const { status, stdout } = spawnSync('python3', [script], { encoding: 'utf8' })
  if (status !== 0) return ['## Python libraries: not installed']
  return ['## Python libraries, price and four Greeks (ns per option)', stdout.trimEnd()]
}
