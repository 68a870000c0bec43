import { readFileSync } from 'node:fs'
import { generate } from '@graphql-codegen/cli'
import { expect, test } from 'vitest'
import config from '../codegen.ts'

test('behavior: the generated types are those of the SDL (else: pnpm --filter @crossmargin/schema generate)', {
  timeout: 30_000,
}, async () => {
  const files = await generate(
    { ...config, cwd: new URL('..', import.meta.url).pathname, silent: true },
    false,
  )
  const written = readFileSync(new URL('./generated/resolvers.ts', import.meta.url), 'utf8')
  expect(files[0]?.content).toBe(written)
})
