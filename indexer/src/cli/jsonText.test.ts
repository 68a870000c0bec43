import { expect, test } from 'vitest'
import { jsonText } from './jsonText.ts'

test('default', () => {
  expect(jsonText({ raw: 2n ** 255n, usd: 1.5, none: undefined })).toBe(
    `{\n  "raw": "${2n ** 255n}",\n  "usd": 1.5\n}\n`,
  )
})
