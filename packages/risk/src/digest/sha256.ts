import { assertInvariant } from '@crossmargin/core'

/** Fractional parts of the cube roots of the first 64 primes, 32 bits each: FIPS 180-4, 4.2.2. */
const roundConstants: Uint32Array = Uint32Array.of(
  0x428a2f98,
  0x71374491,
  0xb5c0fbcf,
  0xe9b5dba5,
  0x3956c25b,
  0x59f111f1,
  0x923f82a4,
  0xab1c5ed5,
  0xd807aa98,
  0x12835b01,
  0x243185be,
  0x550c7dc3,
  0x72be5d74,
  0x80deb1fe,
  0x9bdc06a7,
  0xc19bf174,
  0xe49b69c1,
  0xefbe4786,
  0x0fc19dc6,
  0x240ca1cc,
  0x2de92c6f,
  0x4a7484aa,
  0x5cb0a9dc,
  0x76f988da,
  0x983e5152,
  0xa831c66d,
  0xb00327c8,
  0xbf597fc7,
  0xc6e00bf3,
  0xd5a79147,
  0x06ca6351,
  0x14292967,
  0x27b70a85,
  0x2e1b2138,
  0x4d2c6dfc,
  0x53380d13,
  0x650a7354,
  0x766a0abb,
  0x81c2c92e,
  0x92722c85,
  0xa2bfe8a1,
  0xa81a664b,
  0xc24b8b70,
  0xc76c51a3,
  0xd192e819,
  0xd6990624,
  0xf40e3585,
  0x106aa070,
  0x19a4c116,
  0x1e376c08,
  0x2748774c,
  0x34b0bcb5,
  0x391c0cb3,
  0x4ed8aa4a,
  0x5b9cca4f,
  0x682e6ff3,
  0x748f82ee,
  0x78a5636f,
  0x84c87814,
  0x8cc70208,
  0x90befffa,
  0xa4506ceb,
  0xbef9a3f7,
  0xc67178f2,
)

/** Fractional parts of the square roots of the first 8 primes, 32 bits each: FIPS 180-4, 5.3.3. */
const initialState: readonly number[] = [
  0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a, 0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19,
]

/**
 * Hashes ASCII text with SHA-256.
 *
 * Written out because this package may call nothing of its host, and a well-known hash can be checked
 * with any tool at hand, `sha256sum` for one, where a hash of our own could not.
 *
 * @param text characters below 128 only, so that characters are bytes.
 * @returns 64 hexadecimal digits in lower case.
 * @throws InvariantError for a character beyond ASCII.
 * @see FIPS 180-4, section 6.2
 */
export function sha256(text: string): string {
  const blocks = paddedBlocks(text)
  const state = Uint32Array.from(initialState)
  const schedule = new Uint32Array(64)
  for (let from = 0; from < blocks.byteLength; from += 64) {
    for (let t = 0; t < 16; t += 1) schedule[t] = blocks.getUint32(from + 4 * t)
    expandSchedule(schedule)
    compressBlock(state, schedule)
  }
  return [...state].map((word) => word.toString(16).padStart(8, '0')).join('')
}

/** The text, one bit set, zeros, and the length in bits in the last eight bytes. */
function paddedBlocks(text: string): DataView {
  const bytes = new Uint8Array(Math.ceil((text.length + 9) / 64) * 64)
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index)
    assertInvariant(code < 128, 'sha256 takes ASCII text')
    bytes[index] = code
  }
  bytes[text.length] = 0x80
  const view = new DataView(bytes.buffer)
  view.setUint32(bytes.length - 8, Math.floor(text.length / 2 ** 29))
  view.setUint32(bytes.length - 4, (text.length * 8) % 2 ** 32)
  return view
}

function expandSchedule(schedule: Uint32Array): void {
  for (let t = 16; t < 64; t += 1) {
    const early = schedule[t - 15] ?? 0
    const late = schedule[t - 2] ?? 0
    const smallSigma0 = rotate(early, 7) ^ rotate(early, 18) ^ (early >>> 3)
    const smallSigma1 = rotate(late, 17) ^ rotate(late, 19) ^ (late >>> 10)
    schedule[t] = (schedule[t - 16] ?? 0) + smallSigma0 + (schedule[t - 7] ?? 0) + smallSigma1
  }
}

function compressBlock(state: Uint32Array, schedule: Uint32Array): void {
  let [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, h = 0] = state
  for (let t = 0; t < 64; t += 1) {
    const sigma1 = rotate(e, 6) ^ rotate(e, 11) ^ rotate(e, 25)
    const choice = (e & f) ^ (~e & g)
    const first = (h + sigma1 + choice + (roundConstants[t] ?? 0) + (schedule[t] ?? 0)) >>> 0
    const sigma0 = rotate(a, 2) ^ rotate(a, 13) ^ rotate(a, 22)
    const majority = (a & b) ^ (a & c) ^ (b & c)
    h = g
    g = f
    f = e
    e = (d + first) >>> 0
    d = c
    c = b
    b = a
    a = (first + sigma0 + majority) >>> 0
  }
  for (const [index, word] of [a, b, c, d, e, f, g, h].entries()) {
    state[index] = (state[index] ?? 0) + word
  }
}

function rotate(word: number, bits: number): number {
  return (word >>> bits) | (word << (32 - bits))
}
