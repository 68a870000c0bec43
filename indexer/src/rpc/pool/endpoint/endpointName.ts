import { createHash } from 'node:crypto'

/**
 * Names an endpoint so that people can tell nodes apart and nobody learns a key: the host, or the
 * alias, and the first eight digits of the URL's SHA-256.
 */
export function endpointName(url: string, alias?: string): string {
  const hash = createHash('sha256').update(url).digest('hex').slice(0, 8)
  return `${alias ?? hostOf(url)}#${hash}`
}

/** A host's first label may be a key, too (`KEY.provider.example`): the registered part is enough. */
function hostOf(url: string): string {
  if (!URL.canParse(url)) return 'node'
  const { hostname } = new URL(url)
  if (/^[\d.]+$|^\[|^localhost$/.test(hostname)) return hostname
  const labels = hostname.split('.')
  return labels.length <= 2 ? hostname : labels.slice(-2).join('.')
}
