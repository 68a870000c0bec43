import { WireError } from '../../../indexer/src/rpc/pool/wire/wireError.ts'

/** Refuses as a node does: with words, a code, a status. */
export function refuse(
  text: string,
  more: {
    readonly code?: number | string
    readonly status?: number
    readonly retryAfterMs?: number
    readonly noticed?: 'timeout' | 'too-big' | 'unreadable' | 'batch' | 'connection'
  } = {},
): never {
  throw new WireError({ text, ...more })
}
