import type { z } from 'zod'
import { nearestSpelling } from './nearestSpelling.ts'
import { shownValue } from './shownValue.ts'

/**
 * Turns what the schema found into sentences: path of the key, value, bound, remedy.
 *
 * @param config.raw what was checked, to show values from.
 * @returns one sentence for each mistake, in the order of the file; one only for each path.
 */
export function toConfigMistakes(
  issues: readonly z.core.$ZodIssue[],
  { raw }: { readonly raw: unknown },
): readonly string[] {
  const byPath = new Map<string, string>()
  for (const issue of issues) {
    for (const [path, sentence] of sentencesOf(issue, raw)) {
      if (!byPath.has(path)) byPath.set(path, sentence)
    }
  }
  return [...byPath.values()]
}

function sentencesOf(
  issue: z.core.$ZodIssue,
  raw: unknown,
): readonly (readonly [string, string])[] {
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => [
      pathText([...issue.path, key]),
      unknownKey({ parent: issue.path, key, known: issue.message }),
    ])
  }
  const path = pathText(issue.path)
  if (issue.code === 'custom' && isWhole(issue.params)) {
    return [[path, `${path} ${issue.message}.`]]
  }
  const value = shownValue(valueAt(raw, issue.path))
  return [[path, `${path} is ${value}, but ${ended(issue.message)}`]]
}

function unknownKey(mistake: {
  readonly parent: readonly PropertyKey[]
  readonly key: string
  /** Comma-separated. */
  readonly known: string
}): string {
  const { parent, key, known } = mistake
  const nearest = nearestSpelling(key, known.split(', '))
  const remedy =
    nearest === undefined
      ? `the known ones are ${known}; remove it.`
      : `did you mean ${pathText([...parent, nearest])}?`
  return `${pathText([...parent, key])} is not a known key; ${remedy}`
}

/** `deployments[0].root`; a key that is no plain word stands in brackets and quotes. */
function pathText(path: readonly PropertyKey[]): string {
  const parts = path.map((part, index) => {
    if (typeof part === 'number') return `[${part}]`
    const word = String(part)
    if (!/^[\w$][\w$-]*$/.test(word)) return `[${shownValue(word)}]`
    return index === 0 ? word : `.${word}`
  })
  return parts.length === 0 ? 'The configuration' : parts.join('')
}

function valueAt(raw: unknown, path: readonly PropertyKey[]): unknown {
  let value = raw
  for (const part of path) {
    if (typeof value !== 'object' || value === null) return undefined
    value = (value as { readonly [key: PropertyKey]: unknown })[part]
  }
  return value
}

function ended(sentence: string): string {
  return /[.?!]$/.test(sentence) ? sentence : `${sentence}.`
}

/** Whether the message is the whole sentence after the path, because the value must not be shown. */
function isWhole(parameters: { readonly [key: string]: unknown } | undefined): boolean {
  const { isWhole: answer } = parameters ?? {}
  return answer === true
}
