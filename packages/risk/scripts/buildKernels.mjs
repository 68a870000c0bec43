import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import { argv } from 'node:process'
import { fileURLToPath } from 'node:url'
import asc from 'assemblyscript/asc'

const packageFolder = join(dirname(fileURLToPath(import.meta.url)), '..')

/**
 * Compiles the AssemblyScript kernels.
 *
 * @returns {Promise<Uint8Array>} the WebAssembly module.
 */
export async function compileKernels() {
  let wasm
  const { error, stderr } = await asc.main(
    [
      'kernels/index.ts',
      '--baseDir',
      packageFolder,
      '--outFile',
      'kernels.wasm',
      '-O3',
      '--converge',
      '--noAssert',
      '--enable',
      'simd',
      '--runtime',
      'stub',
      '--importMemory',
      '--noExportMemory',
      '--use',
      'abort=',
    ],
    {
      readFile: (name) => readFile(resolve(packageFolder, name), 'utf8').catch(() => null),
      writeFile: (name, contents) => {
        if (name.endsWith('.wasm')) wasm = contents
      },
      listFiles: () => [],
    },
  )
  if (error !== null) throw new AggregateError([error], `The kernels do not compile.\n${stderr}`)
  return wasm
}

if (argv[1] === fileURLToPath(import.meta.url)) {
  const wasm = await compileKernels()
  const folder = join(packageFolder, 'src', 'generated')
  await mkdir(folder, { recursive: true })
  const text = Buffer.from(wasm).toString('base64')
  await writeFile(
    join(folder, 'kernelsWasm.ts'),
    `/** The kernels as WebAssembly, made from packages/risk/kernels by its build. */\nexport const kernelsWasm: string | undefined =\n  '${text}'\n`,
  )
}
