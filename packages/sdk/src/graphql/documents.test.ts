import { typeDefs } from '@crossmargin/schema'
import {
  buildSchema,
  getNamedType,
  isObjectType,
  parse,
  TypeInfo,
  validate,
  visit,
  visitWithTypeInfo,
} from 'graphql'
import { expect, test } from 'vitest'
import * as documents from './documents.ts'

const schema = buildSchema(typeDefs)

test('default', () => {
  const errors = Object.entries(documents).flatMap(([name, document]) =>
    validate(schema, parse(document)).map((error) => `${name}: ${error.message}`),
  )
  expect(errors).toEqual([])
})

test('behavior: a portfolio is asked for with every field that its type promises', () => {
  const asked = fieldsAskedFor(documents.portfolioDocument)
  const missing = [...asked].flatMap(([typeName, fields]) => {
    if (typeName === 'Query') return []
    const type = schema.getType(typeName)
    const promised = isObjectType(type) ? Object.keys(type.getFields()) : []
    return promised.filter((field) => !fields.has(field)).map((field) => `${typeName}.${field}`)
  })
  expect(missing).toEqual([])
})

test('behavior: a chain and the server are asked for whole', () => {
  const asked = fieldsAskedFor(documents.metaDocument)
  for (const name of ['Chain', 'Meta', 'Block']) {
    const type = schema.getType(name)
    const promised = isObjectType(type) ? Object.keys(type.getFields()) : []
    expect([...(asked.get(name) ?? [])].sort()).toEqual(promised.sort())
  }
})

function fieldsAskedFor(document: string): ReadonlyMap<string, ReadonlySet<string>> {
  const info = new TypeInfo(schema)
  const asked = new Map<string, Set<string>>()
  const enter = (node: { readonly name: { readonly value: string } }) => {
    const parent = info.getParentType()
    if (!parent) return
    const name = getNamedType(parent).name
    asked.set(name, (asked.get(name) ?? new Set()).add(node.name.value))
  }
  visit(parse(document), visitWithTypeInfo(info, { Field: { enter } }))
  return asked
}
