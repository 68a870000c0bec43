import { expect, test } from 'vitest'
import { GraphqlRequestError } from '../errors/graphqlRequestError.ts'
import { UnexpectedAnswerError } from '../errors/unexpectedAnswerError.ts'
import { parseGraphqlAnswer } from './parseGraphqlAnswer.ts'

const url = 'http://localhost:4000/graphql'

function parseBody(body: unknown, status = 200): unknown {
  const text = typeof body === 'string' ? body : JSON.stringify(body)
  try {
    return parseGraphqlAnswer({ url, status, body: text })
  } catch (error) {
    return error
  }
}

test('default', () => {
  expect(parseBody({ data: { chains: [] } })).toEqual({ chains: [] })
})

test('error: GraphqlRequestError', () => {
  const refusal = { message: '“0x1” is no address.', extensions: { code: 'BAD_USER_INPUT' } }
  const error = parseBody({ data: null, errors: [refusal, { message: 'And more.' }] })
  expect(error).toBeInstanceOf(GraphqlRequestError)
  expect(error).toMatchObject({ code: 'BAD_USER_INPUT', retryable: false })
  expect((error as Error).message).toMatchInlineSnapshot(`
    "“0x1” is no address.
    And more.
    Code: BAD_USER_INPUT"
  `)
})

test('behavior: errors beside data are errors, and a failing server may be asked again', () => {
  const masked = { message: 'Failed.', extensions: { code: 'INTERNAL_SERVER_ERROR' } }
  expect(parseBody({ data: {}, errors: [masked] })).toMatchObject({ retryable: true })
  expect(parseBody({ errors: [{ message: 'No.' }] }, 503)).toMatchObject({ retryable: true })
  expect(parseBody({ errors: [{ message: 'No.' }] })).toMatchObject({
    retryable: false,
    code: undefined,
  })
})

test('error: UnexpectedAnswerError', () => {
  const error = parseBody('<html>Bad gateway</html>', 502)
  expect(error).toBeInstanceOf(UnexpectedAnswerError)
  expect(error).toMatchObject({ status: 502, retryable: true })
  expect((error as Error).message).toMatchInlineSnapshot(`
    "http://localhost:4000/graphql answered with status 502, and not with GraphQL.
    The answer begins: <html>Bad gateway</html>
    Check that the address is that of a crossmargin server, ending in /graphql."
  `)
  for (const body of ['', '7', 'null', '{}', '{"data":null}']) {
    expect(parseBody(body)).toMatchObject({ name: 'UnexpectedAnswerError', retryable: false })
  }
})
