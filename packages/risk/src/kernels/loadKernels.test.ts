import { expect, test } from 'vitest'
import { kernelBytes, loadKernels } from './loadKernels.ts'
import { kernelsWasm } from './wasm/noKernelsWasm.ts'

test('default', async () => {
  expect(kernelsWasm).toBeUndefined()
  expect(await kernelBytes()).toBeUndefined()
  expect((await loadKernels()).engine).toEqual({
    kind: 'typescript',
    reason: 'the sources run without a build of the kernels',
  })
})
