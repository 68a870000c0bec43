import { expect, test } from 'vitest'
import { bothKernels } from '../../test/kernelsFixture.ts'
import { createWasmKernels } from './createKernels.ts'

test('behavior: built kernels run as WebAssembly', async () => {
  const { wasm, typescript } = await bothKernels()
  expect(wasm.engine).toEqual({ kind: 'wasm' })
  expect(typescript.engine).toEqual({ kind: 'typescript', reason: 'asked for' })
  expect(Object.keys(wasm.machine.functions).sort()).toEqual(
    Object.keys(typescript.machine.functions).sort(),
  )
})

test('behavior: what does not compile falls back and says so', async () => {
  const { engine } = await createWasmKernels({ bytes: Uint8Array.of(0, 1, 2) })
  expect(engine).toEqual({ kind: 'typescript', reason: 'the WebAssembly here has no SIMD' })
})

test('behavior: a memory keeps its contents when it grows', async () => {
  for (const kernels of Object.values(await bothKernels())) {
    const machine = kernels.createMachine()
    machine.reserve(100_000).f64[8000] = 7
    expect(machine.reserve(10_000_000).f64[8000]).toBe(7)
  }
})
