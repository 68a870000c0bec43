export { rpcFailure } from '@crossmargin/adapters'
