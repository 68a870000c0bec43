import { readFileSync, writeFileSync } from 'node:fs'

// The SDL as a module, so that servers and bundlers need no file beside the code.
const sdl = readFileSync(new URL('../graphql/crossmargin.graphql', import.meta.url), 'utf8')
const text = `/** The GraphQL schema, in its own language. Generated from graphql/crossmargin.graphql. */
export const typeDefs: string = ${JSON.stringify(sdl)}
`
writeFileSync(new URL('../src/generated/typeDefs.ts', import.meta.url), text)
