import { readFileSync } from 'node:fs'
import { buildSchema } from 'graphql'
import { expect, test } from 'vitest'
import { typeDefs } from './index.ts'

const sdl = readFileSync(new URL('../graphql/crossmargin.graphql', import.meta.url), 'utf8')

test('behavior: the module holds the SDL as it stands (else: pnpm --filter @crossmargin/schema generate)', () => {
  expect(typeDefs).toBe(sdl)
})

test('default', () => {
  const schema = buildSchema(typeDefs)
  expect(Object.keys(schema.getQueryType()?.getFields() ?? {})).toMatchInlineSnapshot(`
    [
      "portfolio",
      "marginAccount",
      "marginAccounts",
      "venues",
      "markets",
      "prices",
      "chains",
      "_meta",
    ]
  `)
})

test('behavior: every type that carries a margin number carries its block', () => {
  const schema = buildSchema(typeDefs)
  for (const name of ['MarginAccount', 'Market', 'Price']) {
    const type = schema.getType(name)
    expect(type && 'getFields' in type ? Object.keys(type.getFields()) : []).toContain('block')
  }
})
