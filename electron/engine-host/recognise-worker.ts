import { parentPort, workerData } from 'node:worker_threads'
import { recogniseFile } from '../../shared/engine/intake/recognise-file.ts'
import type { RecogniseAnswer, RecogniseRequest } from './recognise-messages.ts'

const port = parentPort
if (port === null) throw new Error('this file runs in a worker thread only')
const { paths, format } = workerData as RecogniseRequest
for (const path of paths) port.postMessage((await recogniseFile(path, { format })) satisfies RecogniseAnswer)
