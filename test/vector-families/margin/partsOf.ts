import { type VectorInput, vectorInput } from '../vectorInput.ts'
import { VectorInputError } from '../vectorInputError.ts'

/**
 * Opens a list of objects of a case. A key that is absent is an empty list.
 *
 * @throws VectorInputError where the key holds something else.
 */
export function partsOf(input: VectorInput, key: string): readonly VectorInput[] {
  if (!input.has(key)) return []
  const value = input.raw(key)
  if (!Array.isArray(value)) {
    throw new VectorInputError({
      problem: `\`${key}\` is no list: ${JSON.stringify(value)}.`,
      remedy: 'Give a list, or leave the key out.',
    })
  }
  return value.map((item, index) => vectorInput(item, `${key}[${index}]`))
}
