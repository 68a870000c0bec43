/** The `fetch` of the platform, or one of yours that adds headers or records. */
export type Fetch = (url: string, init?: RequestInit) => Promise<Response>

/** Where a crossmargin server answers, and how to ask it. */
export type GraphqlEndpoint = {
  /** Absolute, or in a browser relative to the page: `/graphql`. */
  readonly url: string
  readonly fetch: Fetch
  /** Milliseconds after which a query is given up. */
  readonly timeoutMs: number
}
