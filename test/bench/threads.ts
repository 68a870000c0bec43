import { execFileSync, spawnSync } from 'node:child_process'
import process from 'node:process'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('../..', import.meta.url))

/**
 * Times the workers of the risk package against the calling thread.
 *
 * It is the built package that is timed, in a process of its own: threads load what was built, and the
 * CPU time of a process is that of all its threads.
 *
 * @returns whether all figures were equal to the bit.
 */
export function benchThreads(rounds: number): boolean {
  const filters = ['core', 'risk'].flatMap((name) => ['--filter', `@crossmargin/${name}`])
  execFileSync('npx', ['-y', 'pnpm@10.34.9', ...filters, 'run', 'build'], { cwd: root })
  const script = fileURLToPath(new URL('./threadsProcess.ts', import.meta.url))
  const { status } = spawnSync(process.execPath, ['--import', 'tsx', script, String(rounds)], {
    cwd: fileURLToPath(new URL('..', import.meta.url)),
    env: { ...process.env, NODE_OPTIONS: '' },
    stdio: 'inherit',
  })
  return status === 0
}
