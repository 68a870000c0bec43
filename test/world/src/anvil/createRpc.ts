import { WorldError } from '../worldError.ts'

export type RpcCall = { readonly method: string; readonly params: readonly unknown[] }

/** Raw JSON-RPC: many calls in one HTTP request, answers in the order asked. */
export type Rpc = {
  request<result>(method: string, params: readonly unknown[]): Promise<result>
  batch<result>(calls: readonly RpcCall[]): Promise<readonly result[]>
}

type RpcAnswer = {
  readonly id: number
  readonly result?: unknown
  readonly error?: { readonly message: string }
}

/** Creates a JSON-RPC caller for a URL. */
export function createRpc(url: string): Rpc {
  const batch = async <result>(calls: readonly RpcCall[]): Promise<readonly result[]> => {
    if (calls.length === 0) return []
    const body = calls.map((call, id) => ({ jsonrpc: '2.0', id, ...call }))
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    })
    const answers = (await response.json()) as readonly RpcAnswer[]
    const results = new Array<result>(calls.length)
    for (const answer of answers) {
      if (answer.error !== undefined) throw toError(calls[answer.id], answer.error.message)
      results[answer.id] = answer.result as result
    }
    return results
  }
  return {
    batch,
    request: async <result>(method: string, params: readonly unknown[]) =>
      (await batch<result>([{ method, params }]))[0] as result,
  }
}

function toError(call: RpcCall | undefined, message: string): WorldError {
  return new WorldError({
    value: `${call?.method ?? 'call'}: ${message}`,
    bound: 'a result from anvil',
    remedy: 'Look at the parameters of the call; the chain may also have been closed.',
  })
}
