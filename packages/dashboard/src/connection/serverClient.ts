import { createGraphqlClient, type GraphqlClient } from '@crossmargin/sdk'

/** The server that served this page. */
export const serverClient: GraphqlClient = createGraphqlClient({ url: '/graphql' })
