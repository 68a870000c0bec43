/** What one node answered, the node by its name. */
export type NodeAnswer = { readonly endpoint: string; readonly result: unknown }
