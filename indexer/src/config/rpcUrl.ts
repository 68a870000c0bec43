/** The environment, as far as a configuration may ask it. */
export type Environment = { readonly [name: string]: string | undefined }

/** A node's URL, or the end of a sentence that begins with where it stands. */
export type RpcUrl =
  | { readonly kind: 'url'; readonly url: string }
  | { readonly kind: 'mistake'; readonly says: string }

const protocols: readonly string[] = ['http:', 'https:', 'ws:', 'wss:']

/**
 * Reads one entry of a chain's `rpc`: a URL, or `env:NAME` for the URL in an environment variable.
 *
 * @returns the URL; or what is wrong with it, which never repeats any of it but its protocol: the
 * rest may be a key.
 */
export function resolveRpcUrl(text: string, environment: Environment): RpcUrl {
  if (!text.startsWith('env:')) return checkedUrl(text, 'is')
  const name = text.slice('env:'.length)
  const value = environment[name]
  if (value === undefined || value === '') {
    return {
      kind: 'mistake',
      says: `is "env:${name}", but the environment has no ${name}; set it to the node's URL`,
    }
  }
  return checkedUrl(value.trim(), `is "env:${name}", and ${name} holds`)
}

function checkedUrl(text: string, holds: string): RpcUrl {
  if (!URL.canParse(text)) {
    return {
      kind: 'mistake',
      says: `${holds} no URL (not shown: it may hold a key); write a node's URL such as "http://127.0.0.1:8545"`,
    }
  }
  const { protocol } = new URL(text)
  if (protocols.includes(protocol)) return { kind: 'url', url: text }
  return {
    kind: 'mistake',
    says: `${holds} a URL of the protocol "${protocol}", but a node is asked over http, https, ws or wss; write one of those`,
  }
}
