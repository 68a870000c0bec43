import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

const read = (path: string) => readFileSync(new URL(path, import.meta.url), 'utf8')
const rows = [
  ...read('../../../../../docs/faults.md').matchAll(/^\| (F\d\d) \| (\S+) \| (.+) \|$/gm),
]

test('default', () => {
  expect(rows.length).toBeGreaterThanOrEqual(46)
  for (const [, id, file, title] of rows) {
    const isNamed = read(`../../../${file}`).includes(title ?? '')
    expect([id, title, isNamed]).toEqual([id, title, true])
  }
})

test('behavior: every id of the wordings has its row, or a sentence', () => {
  const ids = new Set(read('./fixture/faultTexts.ts').match(/F\d\d/g))
  const text = read('../../../../../docs/faults.md')
  expect([...ids].filter((id) => !text.includes(id))).toEqual([])
})
