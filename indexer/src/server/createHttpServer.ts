import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { Api } from '../api/createApi.ts'
import { loadPageFiles, type PageFile } from './pageFiles.ts'
import type { SupervisionPages } from './supervision/supervisionPages.ts'

const notBuilt =
  'The page has not been built. Run: pnpm --filter @crossmargin/dashboard build. GraphQL is at /graphql.\n'

/** Everything the page needs is its own: nothing is loaded from elsewhere, nobody may frame it. */
const pageHeaders = {
  'content-security-policy':
    "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; frame-ancestors 'none'",
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
}

/**
 * Creates the HTTP server: the API at `/graphql`, what machines look at beside it, the page everywhere
 * else. It does not listen yet.
 */
export function createHttpServer(api: Api, supervision: SupervisionPages): Server {
  const files = loadPageFiles()
  return createServer((request, response) => {
    const path = new URL(request.url ?? '/', 'http://localhost').pathname
    if (path === '/graphql') void api(request, response)
    else if (!supervision(path, { request, response }))
      sendPage(request, {
        response,
        file: files.get(path === '/' ? '/index.html' : path) ?? files.get('/index.html'),
        path,
      })
  })
}

function sendPage(
  request: IncomingMessage,
  parameters: {
    readonly response: ServerResponse
    readonly file: PageFile | undefined
    readonly path: string
  },
): void {
  const { response, file, path } = parameters
  if (request.method !== 'GET' && request.method !== 'HEAD') {
    response.writeHead(405, { allow: 'GET, HEAD' }).end()
    return
  }
  const isMissingAsset = path.startsWith('/assets/') && file?.isLasting !== true
  if (file === undefined || isMissingAsset) {
    response.writeHead(404, { 'content-type': 'text/plain; charset=utf-8' })
    response.end(file === undefined ? notBuilt : 'There is no such file.\n')
    return
  }
  response.writeHead(200, {
    ...pageHeaders,
    'content-type': file.type,
    'content-length': file.body.length,
    'cache-control': file.isLasting ? 'public, max-age=31536000, immutable' : 'no-cache',
  })
  response.end(request.method === 'HEAD' ? undefined : file.body)
}
