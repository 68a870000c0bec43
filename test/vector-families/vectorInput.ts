import { VectorInputError } from './vectorInputError.ts'

/** Reads an input by key and remembers what was read, so that nothing is passed over in silence. */
export type VectorInput = {
  /** The finite number under the first of these keys that is there. */
  readonly number: (...keys: readonly string[]) => number
  /** The same, or the default where none of the keys is there or it is null. */
  readonly numberOr: (fallback: number, ...keys: readonly string[]) => number
  readonly text: (...keys: readonly string[]) => string
  readonly textOr: (fallback: string, ...keys: readonly string[]) => string
  readonly numbers: (...keys: readonly string[]) => readonly number[]
  /** The input under a key that holds an object. */
  readonly part: (...keys: readonly string[]) => VectorInput
  readonly has: (key: string) => boolean
  /** Whatever stands under the key, unread keys below it included. */
  readonly raw: (key: string) => unknown
  readonly keys: readonly string[]
  /** @throws VectorInputError when a key, here or in a part, was never read. */
  readonly assertAllRead: () => void
}

/** Opens an input for reading. `where` names it in messages. */
export function vectorInput(value: unknown, where: string = 'input'): VectorInput {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw problem(`\`${where}\` is no object: ${JSON.stringify(value)}.`)
  }
  const record = value as Readonly<Record<string, unknown>>
  const read = new Set<string>()
  const parts: VectorInput[] = []
  const find = (keys: readonly string[]): { key: string; value: unknown } | undefined => {
    for (const key of keys) {
      if (!Object.hasOwn(record, key)) continue
      read.add(key)
      return { key, value: record[key] }
    }
    return undefined
  }
  const need = (keys: readonly string[]): { key: string; value: unknown } => {
    const found = find(keys)
    if (found === undefined) throw problem(`\`${where}\` has none of ${keys.join(', ')}.`)
    return found
  }
  const at = (key: string): string => `${where}.${key}`
  return {
    number: (...keys) => {
      const found = need(keys)
      return finite(found.value, at(found.key))
    },
    numberOr: (fallback, ...keys) => {
      const found = find(keys)
      const isAbsent = found === undefined || found.value === null
      return isAbsent ? fallback : finite(found.value, at(found.key))
    },
    text: (...keys) => {
      const found = need(keys)
      return words(found.value, at(found.key))
    },
    textOr: (fallback, ...keys) => {
      const found = find(keys)
      return found === undefined ? fallback : words(found.value, at(found.key))
    },
    numbers: (...keys) => {
      const found = need(keys)
      if (!Array.isArray(found.value)) throw problem(`\`${at(found.key)}\` is no list.`)
      return found.value.map((item, index) => finite(item, at(`${found.key}[${index}]`)))
    },
    part: (...keys) => {
      const found = need(keys)
      const part = vectorInput(found.value, at(found.key))
      parts.push(part)
      return part
    },
    has: (key) => Object.hasOwn(record, key),
    raw: (key) => need([key]).value,
    keys: Object.keys(record),
    assertAllRead: () => {
      const unread = Object.keys(record).filter((key) => !read.has(key))
      if (unread.length > 0) throw problem(`Not understood in \`${where}\`: ${unread.join(', ')}.`)
      for (const part of parts) part.assertAllRead()
    },
  }
}

function finite(value: unknown, where: string): number {
  const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value
  if (typeof number === 'number' && Number.isFinite(number)) return number
  throw problem(`\`${where}\` is no finite number: ${JSON.stringify(value)}.`)
}

function words(value: unknown, where: string): string {
  if (typeof value === 'string') return value
  throw problem(`\`${where}\` is no text: ${JSON.stringify(value)}.`)
}

function problem(text: string): VectorInputError {
  return new VectorInputError({
    problem: text,
    remedy: 'Correct the case, or teach its family in test/vector-families to read it.',
  })
}
