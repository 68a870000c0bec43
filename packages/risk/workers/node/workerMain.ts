import { parentPort } from 'node:worker_threads'
import { serveChunks } from '../../src/workers/serveChunks.ts'

const serve = serveChunks((message, transfer) => parentPort?.postMessage(message, transfer))
parentPort?.on('message', (message) => void serve(message))
