import type { ChunkResult, ChunkStart } from '../../shared/intake/lines/chunk-reader.ts'
import type { EvidenceFormat } from '../../shared/model/source.ts'

/** To an intake worker: a chunk, whose buffers are moved there. */
export interface ReadRequest {
  readonly buffer: ArrayBuffer
  readonly byteOffset: number
  readonly byteLength: number
  readonly format: EvidenceFormat
  readonly start: ChunkStart
  readonly spans: Uint32Array<ArrayBuffer> | undefined
}

/** From an intake worker: what it read, in the order in which it was asked; its buffers are moved here. */
export interface ReadResponse {
  readonly result: ChunkResult
}
