import { expect, test } from 'vitest'
import openSeeds from './openSeeds.json' with { type: 'json' }
import { runSeed } from './run/runSeed.ts'

const seeds = Array.from({ length: 150 }, (_, index) => index + 151)

test('default', { timeout: 600_000 }, async () => {
  const failed: string[] = []
  for (const seed of seeds) {
    if (openSeeds.includes(seed)) continue
    const { violations } = await runSeed({ seed })
    if (violations.length > 0) failed.push(`seed ${seed}: ${violations[0]}`)
  }
  expect(failed, 'pnpm simulate --seed N --trace shows what happened').toEqual([])
})
