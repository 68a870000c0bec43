import { z } from 'zod'
import type { EndpointConfig } from '../rpc/pool/endpoint/endpointConfig.ts'
import { type Environment, resolveRpcUrl } from './rpcUrl.ts'

const says = 'a node is named by its URL; write "http://127.0.0.1:8545" or "env:NAME"'
const known = 'url, alias, maxRequestsPerSecond, weight, archive, ws'

/**
 * The shape of one entry of a chain's `rpc`: a URL alone, or an object that says more of the node.
 *
 * Both become an object.
 */
export function endpointSchema(environment: Environment): z.ZodType<EndpointConfig> {
  const url = (isFor: readonly string[]) =>
    z.string(says).transform((value, context) => {
      const result = resolveRpcUrl(value, environment)
      const protocol = result.kind === 'url' ? new URL(result.url).protocol : ''
      if (result.kind === 'url' && isFor.includes(protocol)) return result.url
      // Says the whole sentence itself: the value must not be shown.
      context.issues.push({
        code: 'custom',
        input: value,
        message: result.kind === 'mistake' ? result.says : announcedBy(protocol),
        params: { isWhole: true },
      })
      return z.NEVER
    })
  const any = url(['http:', 'https:', 'ws:', 'wss:'])
  const detailed = z.strictObject(
    {
      url: any,
      alias: z
        .string()
        .regex(/^[\w.-]{1,40}$/, aliasSays)
        .optional(),
      maxRequestsPerSecond: z.number(rateSays).gte(0.1, rateSays).lte(100_000, rateSays).optional(),
      weight: z.number(weightSays).gte(0.01, weightSays).lte(100, weightSays).optional(),
      archive: z.boolean('archive says whether the node has all history; write true').optional(),
      ws: url(['ws:', 'wss:']).optional(),
    },
    { error: (issue) => (issue.code === 'unrecognized_keys' ? known : says) },
  )
  // Told apart by hand: a union of both would say of every mistake only that neither fits.
  return z.unknown().transform((value, context) => {
    const parsed = (typeof value === 'object' && value !== null ? detailed : any).safeParse(value)
    if (!parsed.success) {
      for (const issue of parsed.error.issues)
        context.issues.push({ ...issue, input: value } as never)
      return z.NEVER
    }
    return (typeof parsed.data === 'string' ? { url: parsed.data } : parsed.data) as EndpointConfig
  })
}

const aliasSays = 'an alias is up to 40 letters, digits, dots and hyphens; write "alchemy"'
const rateSays = 'a rate is a number of calls per second from 0.1 to 100000; write 25'
const weightSays = 'a weight is a number from 0.01 to 100; write 1'

function announcedBy(protocol: string): string {
  return `has the protocol "${protocol}", but heads are announced over ws or wss; write one of those`
}
