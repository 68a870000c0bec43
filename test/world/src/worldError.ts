/** Says which value broke which bound in the test world, and what to do about it. */
export class WorldError extends Error {
  override readonly name = 'WorldError'

  constructor(parameters: WorldErrorParameters) {
    const { value, bound, remedy, cause } = parameters
    super(`${value}: expected ${bound}. ${remedy}`, cause === undefined ? {} : { cause })
  }
}

export type WorldErrorParameters = {
  readonly value: string
  readonly bound: string
  readonly remedy: string
  readonly cause?: unknown
}
