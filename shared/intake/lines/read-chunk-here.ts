import type { ChunkReader } from './chunk-reader.ts'
import { readChunk } from './read-chunk.ts'

/** Reads in the calling thread, one chunk at a time. */
export const readChunkHere: ChunkReader = {
  capacity: 1,
  read: (bytes, format, start, spans) => Promise.resolve(readChunk(bytes, format, start, spans)),
}
