import type { FileRecognised } from '../../shared/engine/intake/recognise-file.ts'

/** What the thread that recognises files is started with. It answers for each path, in order. */
export interface RecogniseRequest {
  readonly paths: readonly string[]
  readonly format: string | undefined
}

export type RecogniseAnswer = FileRecognised
