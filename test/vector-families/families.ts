import type { VectorFamily } from './vectorFamily.ts'

/** Every family the tool knows, one line each. */
export const families: readonly VectorFamily[] = []

/** Finds the family of a file: the longest name that the file's name begins with. */
export function resolveFamily(fileName: string): VectorFamily | undefined {
  const stem = fileName.replace(/\.json$/, '')
  return [...families]
    .sort((a, b) => b.name.length - a.name.length)
    .find(({ name }) => stem === name || stem.startsWith(name))
}
