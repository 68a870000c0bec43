import { redactSecrets, rpcFailure } from '@crossmargin/adapters'
import { BaseError } from '@crossmargin/core'
import type { Client } from 'viem'

/** Shorter parts of a URL are versions and networks, and would blank out half a sentence. */
const shortestSecret = 6

/**
 * Says in a few words why something asked of a node failed, fit to be shown to anyone.
 *
 * No URL keeps its path or query. Nodes also quote keys by themselves, without the URL around them,
 * so every longer part of the client's own URLs is blanked out wherever it stands.
 *
 * @param client whose URLs hold secrets; nothing is known of those of a WebSocket or a wallet.
 * @returns words without a full stop at their end.
 */
export function failureWords(error: unknown, client?: Client): string {
  const words = error instanceof BaseError ? redactSecrets(error.shortMessage) : rpcFailure(error)
  const secrets = client === undefined ? [] : urlsOf(client.transport).flatMap(secretsOf)
  return secrets.reduce((text, secret) => text.replaceAll(secret, '…'), words).replace(/\.$/, '')
}

function urlsOf(transport: object): readonly string[] {
  const { url, transports } = transport as { url?: unknown; transports?: unknown }
  const own = typeof url === 'string' ? [url] : []
  if (!Array.isArray(transports)) return own
  // A fallback transport holds its members whole, each one's URL in its value.
  const members = transports.flatMap(({ value }: { value?: object }) => value ?? [])
  return [...own, ...members.flatMap(urlsOf)]
}

/** Everything between a URL's marks, its host apart: keys stand in paths, queries and user names. */
function secretsOf(url: string): readonly string[] {
  const hostname = URL.canParse(url) ? new URL(url).hostname : undefined
  return url
    .split(/[/?&=#@:]+/)
    .filter((part) => part.length >= shortestSecret && part !== hostname)
    .sort((a, b) => b.length - a.length)
}
