import { GraphQLError } from 'graphql'

/** A value given to the API is not of its scalar's form. */
export class InvalidScalarError extends GraphQLError {
  override name = 'InvalidScalarError'

  constructor(parameters: {
    readonly value: unknown
    readonly scalar: string
    readonly bound: string
  }) {
    const shown = JSON.stringify(parameters.value)?.slice(0, 80)
    super(`${shown} is not ${parameters.scalar}: it is ${parameters.bound}.`, {
      extensions: { code: 'BAD_USER_INPUT' },
    })
  }
}
