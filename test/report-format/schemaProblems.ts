/** A JSON Schema, of which the keywords below are understood. */
export type JsonSchema = { readonly [keyword: string]: unknown }

const understood = new Set([
  '$schema',
  '$id',
  '$defs',
  '$ref',
  'title',
  'description',
  'type',
  'properties',
  'required',
  'additionalProperties',
  'items',
  'minItems',
  'minLength',
  'enum',
  'const',
  'minimum',
  'maximum',
  'exclusiveMinimum',
  'oneOf',
])

/**
 * Lists where a value does not fit a schema; empty when it fits.
 *
 * A keyword that is not understood is a problem too: it would be passed over in silence.
 */
export function schemaProblems(
  value: unknown,
  parameters: { readonly schema: JsonSchema; readonly root: JsonSchema; readonly at?: string },
): readonly string[] {
  const { schema, root, at = '$' } = parameters
  const strange = Object.keys(schema).filter((keyword) => !understood.has(keyword))
  if (strange.length > 0) return [`${at}: the schema has ${strange.join(', ')}`]
  const reference = schema['$ref']
  if (typeof reference === 'string') {
    return schemaProblems(value, { schema: definition(root, reference), root, at })
  }
  const oneOf = schema['oneOf'] as readonly JsonSchema[] | undefined
  if (oneOf !== undefined) {
    const fitting = oneOf.filter(
      (it) => schemaProblems(value, { schema: it, root, at }).length === 0,
    )
    return fitting.length === 1 ? [] : [`${at}: fits ${fitting.length} of oneOf`]
  }
  return [
    ...scalarProblems(value, schema, at),
    ...(Array.isArray(value) ? listProblems(value, { schema, root, at }) : []),
    ...(isRecord(value) ? objectProblems(value, { schema, root, at }) : []),
  ]
}

type Place = { readonly schema: JsonSchema; readonly root: JsonSchema; readonly at: string }

function scalarProblems(value: unknown, schema: JsonSchema, at: string): readonly string[] {
  const problems: string[] = []
  const type = schema['type']
  if (type !== undefined && typeOf(value) !== type) {
    problems.push(`${at}: ${typeOf(value)}, not ${type}`)
  }
  const allowed = schema['enum'] as readonly unknown[] | undefined
  if (allowed !== undefined && !allowed.includes(value)) problems.push(`${at}: not in enum`)
  if ('const' in schema && schema['const'] !== value) problems.push(`${at}: not ${schema['const']}`)
  if (typeof value === 'string' && value.length < Number(schema['minLength'] ?? 0)) {
    problems.push(`${at}: too short`)
  }
  if (typeof value !== 'number') return problems
  const { minimum = -Infinity, maximum = Infinity, exclusiveMinimum = -Infinity } = schema
  const isWithin =
    Number.isFinite(value) &&
    value >= Number(minimum) &&
    value <= Number(maximum) &&
    value > Number(exclusiveMinimum)
  if (!isWithin) problems.push(`${at}: ${value} is out of bounds`)
  return problems
}

function listProblems(value: readonly unknown[], { schema, root, at }: Place): readonly string[] {
  const items = (schema['items'] ?? {}) as JsonSchema
  const isShort = value.length < Number(schema['minItems'] ?? 0)
  return [
    ...(isShort ? [`${at}: too few items`] : []),
    ...value.flatMap((item, index) =>
      schemaProblems(item, { schema: items, root, at: `${at}[${index}]` }),
    ),
  ]
}

function objectProblems(
  value: Readonly<Record<string, unknown>>,
  { schema, root, at }: Place,
): readonly string[] {
  const properties = (schema['properties'] ?? {}) as Readonly<Record<string, JsonSchema>>
  const required = (schema['required'] ?? []) as readonly string[]
  const others = schema['additionalProperties']
  return [
    ...required.filter((key) => !(key in value)).map((key) => `${at}: ${key} is missing`),
    ...Object.entries(value).flatMap(([key, part]) => {
      const own = properties[key] ?? (isRecord(others) ? others : undefined)
      const place = `${at}.${key}`
      if (own !== undefined) return schemaProblems(part, { schema: own, root, at: place })
      return others === false ? [`${place}: unknown`] : []
    }),
  ]
}

function definition(root: JsonSchema, reference: string): JsonSchema {
  const name = reference.replace('#/$defs/', '')
  const found = (root['$defs'] as Readonly<Record<string, JsonSchema>>)[name]
  return found ?? { [`missing ${reference}`]: true }
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function typeOf(value: unknown): string {
  if (Array.isArray(value)) return 'array'
  return value === null ? 'null' : typeof value
}
