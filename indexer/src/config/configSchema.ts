import type { Address } from '@crossmargin/core'
import { getAddress, isAddress } from 'viem'
import { z } from 'zod'
import type { EndpointConfig } from '../rpc/pool/endpoint/endpointConfig.ts'
import type { LogLevel } from './config.ts'
import { endpointSchema } from './endpointSchema.ts'
import { nearestSpelling } from './nearestSpelling.ts'
import type { Environment } from './rpcUrl.ts'

/** What a configuration is checked against besides itself. */
export type ConfigContext = {
  /** Ids of the venues this program knows. */
  readonly venues: readonly string[]
  /** Names under `chains`, as far as they could be read. */
  readonly chainNames: readonly string[]
  readonly environment: Environment
}

/** A configuration of the right shape, defaults filled in, addresses in lower case. */
export type ParsedConfig = {
  readonly database: string
  readonly api: { readonly port: number; readonly host: string }
  readonly chains: {
    readonly [name: string]: {
      readonly id: number
      readonly rpc: readonly EndpointConfig[]
      readonly pollIntervalMs: number
    }
  }
  readonly deployments: readonly {
    readonly venue: string
    readonly chain: string
    readonly root: Address
    readonly startBlock: number
  }[]
  readonly assets: readonly {
    readonly chain: string
    readonly address: Address
    readonly factor: string
    readonly pegged: boolean
    readonly shareOf?: Address | undefined
  }[]
  readonly retentionBlocks: number
  readonly watch?: { readonly owners: readonly Address[] } | undefined
  readonly status: { readonly warningBelow: number; readonly marginCallBelow: number }
  readonly reconcile?: { readonly everySeconds: number; readonly accounts: number } | undefined
  readonly log: { readonly level: LogLevel }
}

/** A port's bound and remedy, for the file and the environment alike. */
export const portBound =
  'a port is a whole number from 0 to 65535; write 4000, or 0 for any free one'

/**
 * The shape of a configuration.
 *
 * The message of an issue is the second half of a sentence, bound and remedy: `toConfigMistakes`
 * puts where and what before it. Of an unknown key it is the list of the known ones.
 */
export function configSchema(context: ConfigContext): z.ZodType<ParsedConfig> {
  return section('a configuration is an object; write export default defineConfig({ … })', {
    database: database().default('./crossmargin.sqlite'),
    api: section('the API takes an object; write { port: 4000 }', {
      port: wholeNumber(0, 65_535, portBound).default(4_000),
      host: text('a host is a name or an IP address; write "127.0.0.1"').default('127.0.0.1'),
    }).prefault({}),
    chains: chains(context),
    deployments: z
      .array(
        deployment(context),
        'deployments are a list of objects; write [{ venue, chain, root, startBlock }]',
      )
      .min(1, 'there is nothing to index without one; write [{ venue, chain, root, startBlock }]'),
    venues: z
      .array(oneOf('venue', context.venues), 'venues are a list of names; write ["aave-v3"]')
      .min(1, 'there is nothing to index without one; write ["aave-v3"], or leave it out')
      .optional(),
    assets: z
      .array(asset(context), 'assets are a list of objects; write [{ chain, address, factor }]')
      .default([]),
    retentionBlocks: wholeNumber(
      1,
      100_000_000,
      'retention is a whole number of blocks from 1 to 100000000; write 10000',
    ).default(10_000),
    watch: section('watch takes an object; write { owners: ["0x…"] }', {
      owners: z
        .array(address('an owner'), 'owners are a list of addresses; write ["0x…"]')
        .default([]),
    }).optional(),
    status: section('status takes an object; write { warningBelow: 1.25 }', {
      warningBelow: healthFactor('1.25').default(1.25),
      marginCallBelow: healthFactor('1.05').default(1.05),
    }).prefault({}),
    reconcile: section('reconcile takes an object; write { everySeconds: 60, accounts: 16 }', {
      everySeconds: wholeNumber(
        1,
        86_400,
        'a pause is a whole number of seconds from 1 to 86400; write 60',
      ).default(60),
      accounts: wholeNumber(
        1,
        1_000,
        'a sample is a whole number of accounts from 1 to 1000; write 16',
      ).default(16),
    }).optional(),
    log: section('log takes an object; write { level: "info" }', {
      level: z
        .enum(
          ['debug', 'info', 'warn', 'error', 'silent'],
          'a level is one of debug, info, warn, error, silent; write "info"',
        )
        .default('info'),
    }).prefault({}),
  })
}

function database() {
  const says = 'a database is the path of a file; write "./crossmargin.sqlite"'
  // Indexing and serving meet in the file: each opens it for itself.
  return text(says).refine((path) => path !== ':memory:', says)
}

function chains({ environment }: ConfigContext) {
  const says =
    'chains are an object with a name for each, one at least; write { ethereum: { id: 1, rpc: ["http://…"] } }'
  const poll = 'a poll interval is a whole number of milliseconds from 100 to 600000; write 1000'
  const chain = section('a chain is an object; write { id: 1, rpc: ["http://…"] }', {
    id: wholeNumber(
      1,
      Number.MAX_SAFE_INTEGER,
      'a chain id is a whole number from 1 to 9007199254740991; write what the node answers to eth_chainId',
    ),
    rpc: z
      .array(endpointSchema(environment), 'rpc is a list of URLs; write ["http://127.0.0.1:8545"]')
      .min(1, 'a chain needs a node; write ["http://127.0.0.1:8545"]'),
    pollIntervalMs: wholeNumber(100, 600_000, poll).default(1_000),
  })
  return z.record(z.string(), chain, says).refine((all) => Object.keys(all).length > 0, says)
}

function deployment({ venues, chainNames }: ConfigContext) {
  const start =
    'a start block is a whole number from 0 to 9007199254740991; write the block the root was deployed in'
  return section('a deployment is an object; write { venue, chain, root, startBlock }', {
    venue: oneOf('venue', venues),
    chain: oneOf('chain', chainNames),
    root: address('a root address'),
    startBlock: wholeNumber(0, Number.MAX_SAFE_INTEGER, start).default(0),
  })
}

function asset({ chainNames }: ConfigContext) {
  return section('an asset is an object; write { chain, address, factor }', {
    chain: oneOf('chain', chainNames),
    address: address('an address'),
    factor: text('a risk factor is a name; write one such as "ETH", "BTC" or "USD"'),
    pegged: z
      .boolean(
        'pegged says whether the asset should be worth one unit of its factor; write true or false',
      )
      .default(false),
    shareOf: address('the address of the asset it is a share of').optional(),
  })
}

function section<shape extends z.core.$ZodLooseShape>(says: string, shape: shape) {
  const known = Object.keys(shape).join(', ')
  return z.strictObject(shape, {
    error: (issue) => (issue.code === 'unrecognized_keys' ? known : says),
  })
}

function wholeNumber(from: number, to: number, says: string) {
  return z.number(says).int(says).gte(from, says).lte(to, says)
}

function healthFactor(example: string) {
  const says = `a threshold is a health factor from 1 to 100; write ${example}`
  return z.number(says).gte(1, says).lte(100, says)
}

function text(says: string) {
  return z.string(says).trim().min(1, says)
}

function oneOf(what: string, known: readonly string[]) {
  const list = known.length === 1 ? `the only known ${what} is` : `the known ${what}s are`
  const says = `${list} ${known.join(', ')}`
  return z.string(`${says}; write one of them`).check((context) => {
    const { value } = context
    // Without any there is a mistake above already; this one would only repeat it.
    if (known.length === 0 || known.includes(value)) return
    const nearest = nearestSpelling(value, known)
    const remedy = nearest === undefined ? 'write one of them' : `did you mean "${nearest}"?`
    const message = `${says}; ${remedy}`
    context.issues.push({ code: 'custom', input: value, message })
  })
}

function address(what: string) {
  const says = `${what} is 0x and 40 hexadecimal digits; copy it again from its source`
  return z
    .string(says)
    .check((context) => {
      const { value } = context
      if (isAddress(value)) return
      const isMistyped = /^0x[0-9a-fA-F]{40}$/.test(value)
      const message = isMistyped
        ? `its capitals are not those of its checksum (${getAddress(value.toLowerCase() as Address)}), so a digit may be wrong; copy it again, or write it in small letters`
        : says
      context.issues.push({ code: 'custom', input: value, message })
    })
    .transform((value) => value.toLowerCase() as Address)
}
