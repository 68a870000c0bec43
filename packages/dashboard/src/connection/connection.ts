import type { BaseError } from '@crossmargin/sdk'

/** How the stream of updates stands. Polling goes on beside it whenever it is not live. */
export type Connection =
  | { readonly kind: 'connecting' }
  | { readonly kind: 'live' }
  | { readonly kind: 'retrying'; readonly error: BaseError; readonly retryAtMs: number }
  | { readonly kind: 'refused'; readonly error: BaseError }
