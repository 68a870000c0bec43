import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import ts from 'typescript'
import { expect, test } from 'vitest'

const here = dirname(fileURLToPath(import.meta.url))
const root = join(here, '../..')

/** Pages whose every TypeScript block is a program that a reader can copy. */
const pages = ['docs/sdk.md', 'packages/sdk/README.md']

test('default: every TypeScript example compiles as it stands', { timeout: 120_000 }, () => {
  // Beside this test, so that packages resolve as they do for it.
  mkdirSync(join(here, 'node_modules'), { recursive: true })
  const folder = mkdtempSync(join(here, 'node_modules/examples-'))
  try {
    const files = pages.flatMap((page) =>
      examplesOf(readFileSync(join(root, page), 'utf8')).map((text, index) => {
        const file = join(folder, `${page.replaceAll(/[/.]/g, '-')}-${index + 1}.ts`)
        // An example that imports nothing would share its names with all others.
        writeFileSync(file, `${text}\nexport {}\n`)
        return file
      }),
    )
    expect(files.length).toBeGreaterThan(8)
    expect(mistakesIn(files)).toEqual([])
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
})

function examplesOf(markdown: string): readonly string[] {
  return [...markdown.matchAll(/^```ts\n([\s\S]*?)^```$/gm)].map((match) => match[1] ?? '')
}

function mistakesIn(files: readonly string[]): readonly string[] {
  const program = ts.createProgram([...files], {
    strict: true,
    noEmit: true,
    skipLibCheck: true,
    target: ts.ScriptTarget.ES2022,
    module: ts.ModuleKind.NodeNext,
    moduleResolution: ts.ModuleResolutionKind.NodeNext,
    allowImportingTsExtensions: true,
    customConditions: ['@crossmargin/source'],
    lib: ['lib.es2023.d.ts', 'lib.dom.d.ts'],
    types: [],
  })
  return ts
    .getPreEmitDiagnostics(program)
    .filter(({ file }) => file !== undefined && files.includes(file.fileName))
    .map(({ file, messageText }) => {
      const name = file?.fileName.split('/').at(-1)
      return `${name}: ${ts.flattenDiagnosticMessageText(messageText, ' ')}`
    })
}
