import { expect, test } from 'vitest'
import { AAVE_302_PREFIX, loadAave302 } from './loadAave302.ts'

test('default: code that begins like code, and every library it links to', () => {
  const artifacts = loadAave302()
  const names = Object.keys(artifacts)
  expect(names.every((name) => name.startsWith(AAVE_302_PREFIX))).toBe(true)
  for (const { creationCode, links } of Object.values(artifacts)) {
    // A contract sets its memory up; a library writes its own address into its code.
    expect(creationCode).toMatch(/^(60(80|a0|c0|e0)|61[0-9a-f]{4}6)/)
    for (const { library } of links) expect(names).toContain(library)
  }
})
