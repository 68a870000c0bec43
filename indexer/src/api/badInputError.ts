import { GraphQLError } from 'graphql'

/** The question asks for something that cannot be: the value, the bound and the remedy, in words. */
export class BadInputError extends GraphQLError {
  override name = 'BadInputError'

  constructor(message: string) {
    super(message, { extensions: { code: 'BAD_USER_INPUT' } })
  }
}
