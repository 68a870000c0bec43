import { argv, exit, stdout } from 'node:process'
import { runKilled } from '../kill/runKilled.ts'
import { runSeed } from '../run/runSeed.ts'

/** Not at every operation: the mistakes planted here tear a transaction, which is many of them. */
const stride = 4

/** Runs seeds, then kills, until something is not as it must be, and says what. */
async function hunt(seeds: number): Promise<string | undefined> {
  const whole = await runKilled({ seed: 1, killAt: Number.POSITIVE_INFINITY })
  if (whole.violations.length > 0) return `unkilled run: ${whole.violations[0]}`
  for (let seed = 1; seed <= seeds; seed += 1) {
    const { violations } = await runSeed({ seed })
    if (violations.length > 0) return `seed ${seed}: ${violations[0]}`
  }
  for (let killAt = 1; killAt <= whole.operations; killAt += stride) {
    const { violations, digest } = await runKilled({ seed: 1, killAt })
    if (violations.length > 0) return `kill ${killAt}: ${violations[0]}`
    if (digest !== whole.digest) return `kill ${killAt}: the state differs at the end`
  }
  return undefined
}

const found = await hunt(Number(argv[2] ?? 300)).catch(
  (error: unknown) => `it threw: ${String(error).split('\n')[0]}`,
)
stdout.write(`${JSON.stringify({ found })}\n`)
exit(0)
