import { redactSecrets } from '@crossmargin/adapters'

/** Shorter parts of a URL are words such as "v2", not keys. */
const shortestSecret = 8

/**
 * Opens a filter for texts of one node: URLs are redacted, and so is every part of the node's own
 * URL that may be a key, wherever a node repeats it.
 */
export function createRedactor(url: string): (text: string) => string {
  const secrets = secretsOf(url).map((secret) => secret.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
  if (secrets.length === 0) return redactSecrets
  // A host is written in small letters by whoever parses it, whatever its key looked like.
  const pattern = new RegExp(secrets.join('|'), 'gi')
  return (text) => redactSecrets(text).replace(pattern, '…')
}

function secretsOf(url: string): readonly string[] {
  if (!URL.canParse(url)) return [url]
  const { pathname, searchParams, username, password, hash, hostname } = new URL(url)
  return [
    ...pathname.split('/'),
    ...searchParams.values(),
    username,
    password,
    hash.slice(1),
    ...hostname.split('.').slice(0, -2),
  ]
    .flatMap((part) => [part, safelyDecoded(part)])
    .filter((part) => part.length >= shortestSecret)
    .sort((a, b) => b.length - a.length)
}

function safelyDecoded(part: string): string {
  try {
    return decodeURIComponent(part)
  } catch (error) {
    // What is not encoded stands for itself.
    void error
    return part
  }
}
