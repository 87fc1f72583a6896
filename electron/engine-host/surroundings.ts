import { userInfo } from 'node:os'
import type { OnProgress } from '../../shared/model/progress.ts'
import type { FileTokens } from './file-tokens.ts'
import type { OpenCases } from './open-cases.ts'

/** What a handler has besides its input. */
export interface Surroundings {
  readonly files: FileTokens
  readonly cases: OpenCases
  /** The passphrase of the key at a path, asked for when it is needed. */
  readonly passphrase: (path: string) => Promise<string>
  /** The desk's own folder; the command line's is that of whoever runs it. */
  readonly folder?: string | undefined
}

/** How long work is watched, and stopped. */
export interface JobControl {
  readonly signal?: AbortSignal | undefined
  readonly onProgress?: OnProgress | undefined
}

/** Who acts, and when: for the custody log. */
export const acting = { by: actingUser(), now: () => new Date() } as const

/** The name by which the system knows who runs this. */
function actingUser(): string {
  try {
    return userInfo().username
  } catch {
    // A container may run under a user id that has no name.
    return `uid ${process.getuid?.() ?? 'unknown'}`
  }
}
