import { serveChunks } from '../../src/workers/serveChunks.ts'

const serve = serveChunks((message, transfer) => postMessage(message, { transfer: [...transfer] }))
addEventListener('message', ({ data }) => void serve(data))
