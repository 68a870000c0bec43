import { GraphQLScalarType } from 'graphql'
import { InvalidScalarError } from './invalidScalarError.ts'

const parseAddress = (value: unknown): string => {
  if (typeof value === 'string' && /^0x[0-9a-f]{40}$/i.test(value)) return value.toLowerCase()
  throw new InvalidScalarError({
    value,
    scalar: 'Address',
    bound: '0x followed by 40 hexadecimal digits',
  })
}

const parseHex = (value: unknown): string => {
  if (typeof value === 'string' && /^0x([0-9a-f]{2})*$/i.test(value)) return value.toLowerCase()
  throw new InvalidScalarError({
    value,
    scalar: 'Hex',
    bound: '0x followed by pairs of hexadecimal digits',
  })
}

const parseBigInt = (value: unknown): string => {
  if (typeof value === 'string' && /^-?[0-9]+$/.test(value)) return value
  throw new InvalidScalarError({ value, scalar: 'BigInt', bound: 'a decimal integer in quotes' })
}

const parseSafeInt = (value: unknown): number => {
  if (typeof value === 'number' && Number.isSafeInteger(value)) return value
  throw new InvalidScalarError({
    value,
    scalar: 'SafeInt',
    bound: 'an integer of at most 2^53 - 1',
  })
}

const define = <value>(name: string, parse: (value: unknown) => value) =>
  new GraphQLScalarType<value, value>({
    name,
    serialize: (value) => parse(typeof value === 'bigint' ? value.toString() : value),
    parseValue: parse,
    parseLiteral: (node) =>
      parse(
        node.kind === 'IntValue'
          ? Number(node.value)
          : node.kind === 'StringValue'
            ? node.value
            : node.kind,
      ),
  })

/** How the schema's own scalars are read and written. Wrong input is refused before any resolver. */
export const scalars: {
  readonly Address: GraphQLScalarType<string, string>
  readonly Hex: GraphQLScalarType<string, string>
  readonly BigInt: GraphQLScalarType<string, string>
  readonly SafeInt: GraphQLScalarType<number, number>
} = {
  Address: define('Address', parseAddress),
  Hex: define('Hex', parseHex),
  BigInt: define('BigInt', parseBigInt),
  SafeInt: define('SafeInt', parseSafeInt),
}
