import { DocketError } from '../../model/error.ts'
import { BUNDLE_BYTES, BUNDLE_ENTRIES, DEFINITION_BYTES } from '../limits.ts'
import { pathProblem, shownPath } from './bundle-path.ts'

/** `opa build` writes every path of a bundle with a slash before it. */
export type AbsolutePaths = 'refuse' | 'from-root'

/** What an archive holds in memory, entry after entry, each looked at before its bytes are. */
export class ArchiveFiles {
  readonly #path: string
  readonly #files = new Map<string, Uint8Array>()
  readonly #absolute: AbsolutePaths
  #entries = 0
  #bytes = 0

  constructor(path: string, absolute: AbsolutePaths = 'refuse') {
    this.#path = path
    this.#absolute = absolute
  }

  get files(): ReadonlyMap<string, Uint8Array> {
    return this.#files
  }

  /** Counts an entry that holds nothing: a folder. Throws ARCHIVE_REFUSED. */
  folder(name: string): void {
    this.#entry(this.#plain(name).replace(/\/$/, ''))
  }

  /** The name under which the bytes of a regular file are to be kept. Throws ARCHIVE_REFUSED. */
  admit(name: string, bytes: number): string {
    const file = this.#entry(this.#plain(name))
    if (this.#files.has(file)) throw this.refused(`${shownPath(file)} is in it twice`)
    if (bytes > DEFINITION_BYTES) {
      throw this.refused(`${shownPath(file)} is ${bytes} bytes long, the limit is ${DEFINITION_BYTES}`)
    }
    this.#bytes += bytes
    if (this.#bytes > BUNDLE_BYTES) {
      throw this.refused(`its files are more than ${BUNDLE_BYTES} bytes together`)
    }
    return file
  }

  keep(file: string, bytes: Uint8Array): void {
    this.#files.set(file, bytes)
  }

  refused(problem: string, cause?: unknown): DocketError {
    return new DocketError('ARCHIVE_REFUSED', { path: this.#path, problem }, { cause })
  }

  damaged(problem: string, cause?: unknown): DocketError {
    return new DocketError('BUNDLE_INVALID', { path: this.#path, problem }, { cause })
  }

  #entry(name: string): string {
    this.#entries++
    if (this.#entries > BUNDLE_ENTRIES) throw this.refused(`it has more than ${BUNDLE_ENTRIES} entries`)
    // The root itself, as `tar -c .` writes it.
    const problem = name === '' || name === '.' ? undefined : pathProblem(name)
    if (problem !== undefined) throw this.refused(`the path ${shownPath(name)} is in it: ${problem}`)
    return name
  }

  /** `tar -c .` writes every path with `./` before it. */
  #plain(name: string): string {
    const plain = name.replace(/^(?:\.\/)+/, '')
    return this.#absolute === 'from-root' ? plain.replace(/^\//, '') : plain
  }
}
