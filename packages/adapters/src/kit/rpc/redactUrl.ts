/**
 * Shows a URL without anything that could be a secret: user, password, path, query and fragment.
 *
 * RPC providers put keys into all of these; only protocol, host and port are left. `/…` marks that
 * there was more.
 *
 * @returns `https://host:port/…`, or `(a malformed URL)` where it cannot be read: what cannot be
 * parsed cannot be redacted either.
 */
export function redactUrl(url: string): string {
  const parsed = URL.canParse(url) ? new URL(url) : undefined
  if (parsed === undefined || parsed.host === '') return '(a malformed URL)'
  const hasMore =
    parsed.pathname.length > 1 ||
    `${parsed.search}${parsed.hash}${parsed.username}${parsed.password}` !== ''
  return `${parsed.protocol}//${parsed.host}${hasMore ? '/…' : ''}`
}

/**
 * Anything of the form `scheme://…` up to what can never be in a URL: rather too much than a key
 * cut in two. Our own source files, as stack traces name them, are no secret.
 */
const urlPattern = /\b(?!file:)[a-z][a-z0-9+.-]*:\/\/[^\s"`<>\\]+/gi

/** Replaces every URL inside a text by its redacted form. */
export function redactSecrets(text: string): string {
  return text.replace(urlPattern, (url) => {
    // Sentence marks after a URL belong to the sentence.
    const trailing = /[),.;:!?'\]}]*$/.exec(url)?.[0] ?? ''
    return redactUrl(url.slice(0, url.length - trailing.length)) + trailing
  })
}
