const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'

/**
 * Decodes base64 of the standard alphabet. Neither `atob` nor `Buffer` is there on every machine.
 *
 * @param text made by our own build, so it is not checked; padding ends it.
 */
export function bytesOfBase64(text: string): Uint8Array {
  const values = new Uint8Array(128)
  for (let i = 0; i < alphabet.length; i += 1) values[alphabet.charCodeAt(i)] = i
  const end = text.indexOf('=') === -1 ? text.length : text.indexOf('=')
  const bytes = new Uint8Array(Math.floor((end * 3) / 4))
  let held = 0
  let bits = 0
  let at = 0
  for (let i = 0; i < end; i += 1) {
    held = ((held << 6) | (values[text.charCodeAt(i)] as number)) & 0xffff
    bits += 6
    if (bits < 8) continue
    bits -= 8
    bytes[at] = (held >> bits) & 0xff
    at += 1
  }
  return bytes
}
