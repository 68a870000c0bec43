import { createGraphqlClient, type GraphqlClient } from '@crossmargin/sdk'
import { createContext, useContext } from 'react'

/** The server that served the page, or another one given from above. */
export const ClientContext = createContext<GraphqlClient>(createGraphqlClient({ url: '/graphql' }))

export function useClient(): GraphqlClient {
  return useContext(ClientContext)
}
