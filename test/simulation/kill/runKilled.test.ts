import { expect, test } from 'vitest'
import { runKilled } from './runKilled.ts'

/** Every so many operations here; every one with `pnpm simulate --kills`. */
const stride = 7

test('default', { timeout: 300_000 }, async () => {
  const whole = await runKilled({ seed: 1, killAt: Number.POSITIVE_INFINITY })
  expect(whole).toMatchObject({ wasKilled: false, violations: [] })
  const torn: string[] = []
  for (let killAt = 1; killAt <= whole.operations; killAt += stride) {
    const { violations, digest } = await runKilled({ seed: 1, killAt })
    for (const violation of violations) torn.push(`kill ${killAt}: ${violation}`)
    if (digest !== whole.digest) torn.push(`kill ${killAt}: the state differs at the end`)
  }
  expect(torn).toEqual([])
})
