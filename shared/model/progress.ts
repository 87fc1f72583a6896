import type { VerificationStep } from './verification.ts'

/** Where long work stands. Bytes are of the file as received; `totalBytes` is undefined where unknown. */
export interface Progress {
  readonly phase: 'import' | 'rebuild' | 'replay' | 'seal' | 'verify' | 'export'
  /** What is being worked on: a file's name, or undefined for the whole case. */
  readonly subject?: string
  /** Which of several files it is, from 0. */
  readonly item?: number
  readonly doneBytes: number
  readonly totalBytes?: number
  readonly records: number
  readonly quarantined: number
  readonly decisions?: number
  /** Of a verification: all its checks, as far as they are made. */
  readonly checks?: readonly VerificationStep[]
}

export type OnProgress = (progress: Progress) => void
