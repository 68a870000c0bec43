import { expect, test } from 'vitest'
import { AAVE_302_PREFIX, loadAave302 } from './loadAave302.ts'

test('default: code that begins like code, and every library it links to', () => {
  const artifacts = loadAave302()
  const names = Object.keys(artifacts)
  expect(names.every((name) => name.startsWith(AAVE_302_PREFIX))).toBe(true)
  for (const { creationCode, links } of Object.values(artifacts)) {
    expect(creationCode).toMatch(/^60(80|a0|c0|e0)/)
    for (const { library } of links) expect(names).toContain(library)
  }
})
