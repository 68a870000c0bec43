/** One node of a chain, as the pool is told of it. Holds secrets: never print it. */
export type EndpointConfig = {
  /** http, https, ws or wss. */
  readonly url: string
  /** What it is called in messages; its host by default. */
  readonly alias?: string
  /** Calls per second the provider allows; learned from its complaints where left out. */
  readonly maxRequestsPerSecond?: number
  /** How much of the work it gets, compared with others; 1 by default. */
  readonly weight?: number
  /** Whether it holds all history. Asked first for what others have pruned. */
  readonly archive?: boolean
  /** Where new heads are announced; its `url` where that is a WebSocket. */
  readonly ws?: string
}
