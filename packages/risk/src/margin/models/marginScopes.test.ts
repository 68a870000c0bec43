import { expect, test } from 'vitest'
import { hedgedBook } from '../../../test/riskBookFixture.ts'
import { derivePmrm2 } from '../../scenario/parameter-sets/derivePmrm2.ts'
import { marginModels } from './marginModels.ts'
import { marginScopes } from './marginScopes.ts'

test('default', () => {
  const { offsets: _, ...scopes } = marginModels(hedgedBook, derivePmrm2)
  expect(marginScopes(hedgedBook, derivePmrm2)).toEqual(scopes)
})
