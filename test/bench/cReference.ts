import { execFileSync } from 'node:child_process'
import { closeSync, openSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Column, Measurement, Reference } from './benchCase.ts'

const sources = fileURLToPath(new URL('./reference/', import.meta.url))

/** Compiles a reference into `folder`; its own words where the compiler refuses. */
export function compileReference(folder: string, source: string): string {
  const program = join(folder, source.replace(/\.c$/, ''))
  const options = ['-O3', '-march=native', join(sources, source), '-lm', '-o', program]
  execFileSync('gcc', options, { stdio: ['ignore', 'ignore', 'inherit'] })
  return program
}

/** Writes columns as the references read them: length in bytes, then the bytes. */
export function writeColumns(path: string, columns: readonly Column[]): void {
  const file = openSync(path, 'w')
  for (const column of columns) {
    writeSync(file, BigInt64Array.of(BigInt(column.byteLength)))
    writeSync(file, column)
  }
  closeSync(file)
}

/** Runs a compiled reference once; it measures its own CPU time. */
export function runReference(
  program: string,
  parameters: { readonly input: string; readonly reference: Reference },
): Measurement {
  const { input, reference } = parameters
  const text = execFileSync(program, [input, ...reference.arguments.map(String)], {
    encoding: 'utf8',
  })
  return JSON.parse(text) as Measurement
}
