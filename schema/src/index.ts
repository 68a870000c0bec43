// Under a name: the same types, with exact amounts as bigint and everything readonly.
export type * as Exact from './generated/exact.ts'
export type * from './generated/resolvers.ts'
export { typeDefs } from './generated/typeDefs.ts'
