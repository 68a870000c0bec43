import { expect, test } from 'vitest'
import { kernelBytes, loadKernels } from './loadKernels.ts'

test('default', async () => {
  expect(await kernelBytes()).toBeUndefined()
  expect((await loadKernels()).engine).toEqual({
    kind: 'typescript',
    reason: 'the sources run without a build of the kernels',
  })
})
