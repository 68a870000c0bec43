import { expect, test } from 'vitest'
import { generatedFiles } from './generatedFiles.ts'

test.each(generatedFiles())('default: $path is what the packages say', async ({ path, text }) => {
  // Of what differs, `pnpm --filter @crossmargin/adapters generate` makes what should be there.
  await expect(text).toMatchFileSnapshot(`../${path}`)
})
