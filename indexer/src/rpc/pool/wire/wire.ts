/** One call of a method. */
export type RpcCall = { readonly method: string; readonly params: readonly unknown[] }

/**
 * The way to one node: asks exactly once, and says what came back.
 *
 * `send` throws a WireError for everything that is no result.
 */
export type Wire = {
  send(call: RpcCall): Promise<unknown>
  close(): void
}
