import type { VectorOutcome } from '../vectorFamily.ts'
import type { VectorInput } from '../vectorInput.ts'
import { toInteger } from './integerOf.ts'

/** Compares every expected key to the exact figure of that name: whole numbers and booleans. */
export function exactFigures(
  expected: VectorInput,
  computed: Readonly<Record<string, bigint | boolean>>,
): VectorOutcome {
  if (expected.keys.length === 0) return { passed: false, message: 'no figure was compared' }
  const wrong = expected.keys.flatMap((key) => {
    const found = computed[key]
    const published = expected.raw(key)
    const isEqual =
      typeof published === 'boolean'
        ? found === published
        : typeof found === 'bigint' && found === toInteger(published, key)
    return isEqual ? [] : [`${key} is ${String(found)}, published ${String(published)}`]
  })
  return wrong.length === 0 ? { passed: true } : { passed: false, message: wrong.join('; ') }
}
