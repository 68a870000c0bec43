import type { Gap } from '@crossmargin/core'
import { expect, test } from 'vitest'
import { mergeGaps } from './mergeGaps.ts'

const first: Gap = { kind: 'asset-unknown', effect: 'debt-kept', message: 'a' }
const second: Gap = { kind: 'asset-unknown', effect: 'debt-kept', message: 'b' }

test('default', () => {
  expect(mergeGaps([second, first], [{ ...first }], [])).toEqual([first, second])
})
