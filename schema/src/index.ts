export type * from './generated/resolvers.ts'
export { typeDefs } from './generated/typeDefs.ts'
