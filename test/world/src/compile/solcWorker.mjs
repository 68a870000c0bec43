// Runs one compiler in a thread of its own: solc-js blocks the thread it runs on.
// Plain JavaScript, because a worker starts without the loader that its parent runs under.
import { createRequire } from 'node:module'
import { parentPort, workerData } from 'node:worker_threads'

const solc = createRequire(import.meta.url)(workerData.compilerFolder)
parentPort.postMessage(solc.compile(workerData.input))
