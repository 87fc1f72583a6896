import { parentPort } from 'node:worker_threads'
import { readChunk } from '../../shared/intake/lines/read-chunk.ts'
import type { ReadRequest, ReadResponse } from './intake-messages.ts'

if (parentPort === null) throw new Error('this file runs as a worker only')
const port = parentPort

port.on('message', ({ buffer, byteOffset, byteLength, format, start, spans }: ReadRequest) => {
  const result = readChunk(new Uint8Array(buffer, byteOffset, byteLength), format, start, spans)
  const { segment, blocks } = result
  const columns = Object.values(segment).filter((column) => ArrayBuffer.isView(column))
  const moved = new Set([...columns, ...blocks.map((block) => block.zstd)].map((view) => view.buffer))
  const response: ReadResponse = { result }
  port.postMessage(response, [...moved] as ArrayBuffer[])
})
