import { typeDefs } from '@crossmargin/schema'
import { buildSchema, getNamedType, isObjectType } from 'graphql'
import { expect, test } from 'vitest'
import { exactAnswer, isExactName } from './exactAnswer.ts'

test('default', () => {
  const answer = {
    lines: [{ valueRaw: '-340282366920938463463374607431768211456', balanceRaw: null, label: '7' }],
    healthFactorWad: '1000000000000000000',
  }
  expect(exactAnswer(answer)).toEqual({
    lines: [{ valueRaw: -(2n ** 128n), balanceRaw: null, label: '7' }],
    healthFactorWad: 10n ** 18n,
  })
})

test('behavior: exact amounts are named so in the schema, and nothing else is', () => {
  const types = Object.values(buildSchema(typeDefs).getTypeMap()).filter(isObjectType)
  const fields = types
    .filter(({ name }) => !name.startsWith('__'))
    .flatMap((type) => Object.values(type.getFields()))
  const wrong = fields.filter(
    ({ name, type }) => isExactName(name) !== (getNamedType(type).name === 'BigInt'),
  )
  expect(wrong.map(({ name }) => name)).toEqual([])
})
