import { shownValue } from './shownValue.ts'

/** How a list's entries are told apart, and what to do about two alike. */
type UniqueList = {
  readonly list: string
  /** The keys that together must not repeat. */
  readonly keys: readonly string[]
  readonly what: string
}

const uniqueLists: readonly UniqueList[] = [
  { list: 'deployments', keys: ['venue', 'chain', 'root'], what: 'deployment' },
  { list: 'assets', keys: ['chain', 'address'], what: 'asset' },
]

/**
 * Finds mistakes of and between keys: names of chains, chain ids, deployments or assets given twice, thresholds the wrong
 * way round.
 *
 * Looks at the configuration as written, so that these are listed together with mistakes of shape.
 */
export function crossMistakes(raw: unknown): readonly string[] {
  return [
    ...chainNameMistakes(fieldOf(raw, 'chains')),
    ...repeatedChainIds(fieldOf(raw, 'chains')),
    ...uniqueLists.flatMap((unique) => repeatedEntries(raw, unique)),
    ...crossedThresholds(fieldOf(raw, 'status')),
  ]
}

function chainNameMistakes(chains: unknown): readonly string[] {
  if (!isObject(chains) || Array.isArray(chains)) return []
  return Object.keys(chains)
    .filter((name) => !/^[a-z][a-z0-9-]{0,39}$/.test(name))
    .map(
      (name) =>
        `chains has the name ${shownValue(name)}, but a name is up to 40 small letters, digits and hyphens, a letter first; rename it, as in "ethereum".`,
    )
}

function repeatedChainIds(chains: unknown): readonly string[] {
  if (!isObject(chains)) return []
  const names = new Map<number, string>()
  return Object.entries(chains).flatMap(([name, chain]) => {
    const id = fieldOf(chain, 'id')
    if (typeof id !== 'number') return []
    const first = names.get(id)
    if (first === undefined) {
      names.set(id, name)
      return []
    }
    return [
      `chains.${name}.id is ${id}, but chains.${first} has that id already; correct one of them, or put both nodes into one chain's rpc.`,
    ]
  })
}

function repeatedEntries(raw: unknown, { list, keys, what }: UniqueList): readonly string[] {
  const entries = fieldOf(raw, list)
  if (!Array.isArray(entries)) return []
  const seen = new Map<string, number>()
  return entries.flatMap((entry: unknown, index) => {
    const values = keys.map((key) => fieldOf(entry, key))
    if (!values.every((value) => typeof value === 'string')) return []
    const identity = values.join(' ').toLowerCase()
    const first = seen.get(identity)
    if (first === undefined) {
      seen.set(identity, index)
      return []
    }
    return [`${list}[${index}] is the same ${what} as ${list}[${first}]; remove one of them.`]
  })
}

function crossedThresholds(status: unknown): readonly string[] {
  const warningBelow = fieldOf(status, 'warningBelow') ?? 1.25
  const marginCallBelow = fieldOf(status, 'marginCallBelow') ?? 1.05
  if (typeof warningBelow !== 'number' || typeof marginCallBelow !== 'number') return []
  // A threshold below 1 is a mistake of its own, and this one would only blur it.
  if (warningBelow < 1 || marginCallBelow <= warningBelow) return []
  return [
    `status.marginCallBelow is ${marginCallBelow}, but a margin call comes after the warning, which is below ${warningBelow}; write a number no larger than status.warningBelow.`,
  ]
}

function fieldOf(value: unknown, key: string): unknown {
  return isObject(value) ? value[key] : undefined
}

function isObject(value: unknown): value is { readonly [key: string]: unknown } {
  return typeof value === 'object' && value !== null
}
