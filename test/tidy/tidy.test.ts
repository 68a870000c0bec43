import { basename, dirname } from 'node:path'
import { expect, test } from 'vitest'
import { shapeOf } from './shapeOf.ts'
import { listSourceFiles } from './sourceFiles.ts'

const limits = {
  functionLines: 70,
  fileLines: 300,
  testFileLines: 500,
  folderFiles: 20,
  exports: 8,
  nesting: 4,
  /** Of a venue not named below. A ratchet: a folder's own number may only fall. See decisions 0002 and 0003. */
  adapterLines: 1_500,
  adapterLinesOf: new Map([
    ['aave-v3', 3_850],
    ['compound-v3', 1_680],
    ['morpho-blue', 1_610],
  ]),
  suppressions: 12,
}

const code = listSourceFiles('.ts', '.tsx')
const isTest = (path: string) => /\.test\.tsx?$/.test(path)
/** What only tests import: suites for many implementations, fixtures, stand-ins, scenes. */
const isTestSupport = (path: string) =>
  /\/(conformance|stand-in|fake|fixture)\/|(Fixtures?|Scenario|Scene|Conformance)\.ts$/.test(
    path,
  ) || /^packages\/[a-z]+\/test\//.test(path)
const isAbi = (path: string) => /abi\.ts$/i.test(path)
const sources = code.filter(
  ({ path }) =>
    !isTest(path) &&
    !isTestSupport(path) &&
    !isAbi(path) &&
    !path.endsWith('.config.ts') &&
    !path.endsWith('.d.ts'),
)

/** Text that must not stand in a source file, and what stands there instead. */
const banned: readonly { text: RegExp; instead: string; except?: RegExp }[] = [
  { text: /throw new Error\(/, instead: 'a class of its own that extends BaseError' },
  { text: /\bconsole\.(log|error|warn)\(/, instead: 'the logger, or writing to the stream given' },
  { text: /\bTO(?:DO)\b|\bFIX(?:ME)\b|\bX(?:XX)\b/, instead: 'an issue, or the work itself' },
  { text: /\b(it|test|describe)\.(skip|only|todo)\b/, instead: 'a test that runs' },
  { text: /^export default\b/m, instead: 'a named export', except: /\.config\.ts$|codegen\.ts$/ },
  { text: /^\s*(export )?(declare )?(const )?enum /m, instead: 'a union of string literals' },
  { text: /^export interface |^interface /m, instead: 'type' },
  {
    text: /catch\s*(\([^)]*\))?\s*\{\s*\}/,
    instead: 'rethrow, wrap with a cause, or return a Gap',
  },
]

const pure = /^packages\/(core|risk)\/src\//
const impure: readonly RegExp[] = [
  /\bDate\.now\(|\bnew Date\(/,
  /\bMath\.random\(/,
  /\bfetch\(/,
  /\bprocess\./,
  /\bsetTimeout\(/,
]

test('behavior: no function is longer or deeper than its limit', () => {
  const found = sources.flatMap((file) =>
    shapeOf(file)
      .functions.filter((it) => it.lines > limits.functionLines || it.nesting > limits.nesting)
      .map((it) => `${file.path}:${it.line} ${it.name}: ${it.lines} lines, nesting ${it.nesting}`),
  )
  expect(
    found,
    `split it: at most ${limits.functionLines} lines and nesting ${limits.nesting}`,
  ).toEqual([])
})

test('behavior: no file is longer than its limit', () => {
  const long = [
    ...sources.filter(({ lines }) => lines > limits.fileLines),
    ...code.filter(({ path, lines }) => isTest(path) && lines > limits.testFileLines),
  ].map(({ path, lines }) => `${path}: ${lines} lines`)
  expect(long, `split it: one named thing a file, ${limits.fileLines} lines at most`).toEqual([])
})

test('behavior: no file exports more than its limit', () => {
  const wide = sources
    .filter(({ path }) => basename(path) !== 'index.ts')
    .map((file) => ({ path: file.path, exports: shapeOf(file).exports }))
    .filter((file) => file.exports > limits.exports)
  expect(wide, `one function and its types a file, ${limits.exports} exports at most`).toEqual([])
})

test('behavior: no folder holds more files than its limit', () => {
  const counts = new Map<string, number>()
  for (const { path } of sources) counts.set(dirname(path), (counts.get(dirname(path)) ?? 0) + 1)
  const full = [...counts].filter(([, count]) => count > limits.folderFiles)
  expect(full, `make rooms: ${limits.folderFiles} source files at most`).toEqual([])
})

test('behavior: no adapter folder is longer than its limit, comments, blank lines and ABIs apart', () => {
  const lines = new Map<string, number>()
  for (const { path, text } of sources) {
    const venue = /^packages\/adapters\/src\/([^/]+)\//.exec(path)?.[1]
    if (venue === undefined || venue === 'kit') continue
    lines.set(venue, (lines.get(venue) ?? 0) + codeLines(text))
  }
  const long = [...lines].filter(
    ([venue, count]) => count > (limits.adapterLinesOf.get(venue) ?? limits.adapterLines),
  )
  expect(long, 'a venue is small enough to be read in one sitting').toEqual([])
})

test('behavior: every adapter folder has its parts', () => {
  const files = new Set(listSourceFiles('.ts', '.md').map(({ path }) => path))
  const venues = new Set(
    [...files].flatMap((path) => /^packages\/adapters\/src\/([^/]+)\//.exec(path)?.[1] ?? []),
  )
  venues.delete('kit')
  const missing = [...venues].flatMap((venue) => {
    const folder = `packages/adapters/src/${venue}/`
    const hasTest = [...files].some((path) => path.startsWith(folder) && isTest(path))
    return [
      ...(files.has(`${folder}README.md`) ? [] : [`${folder}README.md`]),
      ...(hasTest ? [] : [`${folder}*.test.ts`]),
    ]
  })
  expect(
    missing,
    'a venue folder has a README.md of one page and tests beside its sources',
  ).toEqual([])
})

test('behavior: banned text stands nowhere', () => {
  const found = code
    .filter(({ path }) => path !== 'test/tidy/tidy.test.ts')
    .flatMap(({ path, text }) =>
      banned
        .filter((rule) => rule.text.test(text) && !(rule.except?.test(path) ?? false))
        .map((rule) => `${path}: ${rule.text.source}: write ${rule.instead}`),
    )
  expect(found).toEqual([])
})

test('behavior: pure packages use no clock, chance, network or process', () => {
  const found = sources
    .filter(({ path }) => pure.test(path))
    .flatMap(({ path, text }) =>
      impure.filter((global) => global.test(text)).map((global) => `${path}: ${global.source}`),
    )
  expect(found, 'take it as an argument').toEqual([])
})

test('behavior: file names say what is in them', () => {
  const nameless = sources
    .map(({ path }) => path)
    .filter((path) => /^(utils|helpers|common|types|misc)\.tsx?$/.test(basename(path)))
  expect(nameless, 'a thing without a name has no home').toEqual([])
  const badFolders = [...new Set(sources.map(({ path }) => dirname(path)))].filter((folder) =>
    folder.split('/').some((part) => !/^\.?[a-z0-9]+(-[a-z0-9]+)*$/.test(part)),
  )
  expect(badFolders, 'folders are nouns in kebab case').toEqual([])
})

test('behavior: every source file is reached by a test of the repository', () => {
  const byPath = new Map(code.map((file) => [file.path, file]))
  const reached = new Set<string>()
  const queue = code.filter(({ path }) => isTest(path)).map(({ path }) => path)
  // Entry points that tests start as processes, not as imports.
  queue.push('indexer/src/cli/main.ts', 'packages/dashboard/src/main.tsx')
  while (queue.length > 0) {
    const path = queue.pop() as string
    const file = byPath.get(path)
    if (file === undefined || reached.has(path)) continue
    reached.add(path)
    queue.push(...importsOf(file))
  }
  const unreached = sources
    .map(({ path }) => path)
    .filter(
      (path) =>
        path.includes('/src/') && !reached.has(path) && !isTypesOnly(byPath.get(path)?.text ?? ''),
    )
  expect(unreached, 'write a test beside it').toEqual([])
})

test('behavior: suppressions carry a reason, and their count only falls', () => {
  const found = code
    .filter(({ path }) => path !== 'test/tidy/tidy.test.ts')
    .flatMap(({ path, text }) =>
      text
        .split('\n')
        .filter((line) => /biome-ignore|@ts-expect-error|@ts-ignore/.test(line))
        .map((line) => ({ path, line })),
    )
  expect(
    found.filter(({ line }) => !/(biome-ignore [^:]+: .{10,}|@ts-expect-error .{10,})/.test(line)),
  ).toEqual([])
  expect(found.length, 'mend what is suppressed, then lower the limit').toBeLessThanOrEqual(
    limits.suppressions,
  )
})

test('behavior: every markdown file has exactly one title', () => {
  const wrong = listSourceFiles('.md')
    .filter(({ path }) => !path.startsWith('.changeset/'))
    .map(({ path, text }) => ({
      path,
      titles: text
        .replace(/```[\s\S]*?```/g, '')
        .split('\n')
        .filter((line) => /^# /.test(line)).length,
    }))
    .filter(({ titles }) => titles !== 1)
  expect(wrong).toEqual([])
})

function codeLines(text: string): number {
  const bare = text.replace(/\/\*[\s\S]*?\*\//g, '')
  return bare.split('\n').filter((line) => line.trim() !== '' && !line.trim().startsWith('//'))
    .length
}

function importsOf({
  path,
  text,
}: {
  readonly path: string
  readonly text: string
}): readonly string[] {
  return [...text.matchAll(/(?:from|import)\s*\(?\s*['"]([^'"]+)['"]/g)].flatMap(([, target]) => {
    if (target === undefined) return []
    if (target.startsWith('.')) return [new URL(target, `file:///${path}`).pathname.slice(1)]
    const ours = /^(?:@crossmargin\/([a-z]+)|(crossmargin))$/.exec(target)
    if (ours === null) return []
    const name = ours[1]
    const folder =
      name === undefined
        ? 'indexer'
        : name === 'schema'
          ? name
          : name === 'world'
            ? 'test/world'
            : `packages/${name}`
    return [`${folder}/src/index.ts`]
  })
}

function isTypesOnly(text: string): boolean {
  return !/^export (async )?(function|const|class|let)/m.test(text)
}
