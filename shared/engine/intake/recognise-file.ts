import { APPLICATION_ID } from '../../casefile/sqlite/migrate.ts'
import { recognise } from '../../intake/recognise.ts'
import { lookAt, openFile, reading } from '../../intake/source/open-file.ts'
import { DocketError } from '../../model/error.ts'
import { ENTRY } from '../../model/packet.ts'
import { formatOf } from './take-file.ts'

/** What a file is to the desk: to be opened, verified, or imported. */
export interface FileRecognised {
  readonly kind: 'case' | 'packet' | 'evidence' | 'workflow' | 'boundary' | 'policies' | 'unknown'
  /** The name that `--format` takes; '' where there is none. */
  readonly format: string
  /** In words. */
  readonly reason: string
}

/** A ZIP's directory stands at its end; that of a packet is far shorter. */
const TAIL_BYTES = 1024 * 1024
const HEAD_BYTES = 72
/** SQLite file format, section 1.3. */
const SQLITE = 'SQLite format 3\0'
const APPLICATION_ID_AT = 68

/**
 * Tells what a file or folder is, by its start alone. `format` says what to take it for; a case or a packet is
 * what it is all the same. Never throws for what it finds: what cannot be told is `unknown`, and why.
 *
 * A name that ends in `.docket` is taken at its word and its file is not opened: it may be a case that this process
 * works on, and on POSIX closing a second descriptor of it would drop the locks of the first.
 */
export async function recogniseFile(
  path: string,
  { format }: { readonly format?: string | undefined } = {},
): Promise<FileRecognised> {
  if (/\.docket$/i.test(path)) return { kind: 'case', format: '', reason: 'its name ends in .docket' }
  try {
    const ours = await caseOrPacket(path)
    if (ours !== undefined) return { ...ours, format: '' }
    const as = await recognise(path, { format })
    return { kind: as.kind, format: formatOf(as), reason: as.reason }
  } catch (error) {
    if (!(error instanceof DocketError)) throw error
    if (/\.packet$/i.test(path) && format === undefined)
      return { kind: 'packet', format: '', reason: 'its name ends in .packet' }
    return { kind: 'unknown', format: '', reason: reasonOf(error) }
  }
}

async function caseOrPacket(path: string): Promise<Omit<FileRecognised, 'format'> | undefined> {
  if (!(await lookAt(path)).isFile()) return undefined
  const { handle, size } = await openFile(path)
  try {
    const head = await bytesAt(0, HEAD_BYTES)
    if (head.toString('latin1', 0, SQLITE.length) === SQLITE)
      return head.length === HEAD_BYTES && head.readUInt32BE(APPLICATION_ID_AT) === APPLICATION_ID
        ? { kind: 'case', reason: 'it is a database that Docket made' }
        : undefined
    if (head.toString('latin1', 0, 4) !== 'PK\u{3}\u{4}') return undefined
    const tail = await bytesAt(Math.max(0, size - TAIL_BYTES), TAIL_BYTES)
    return tail.includes(ENTRY.statement)
      ? { kind: 'packet', reason: `it is a ZIP archive with ${ENTRY.statement}, as packets are` }
      : undefined
  } finally {
    await handle.close()
  }

  async function bytesAt(from: number, most: number): Promise<Buffer> {
    const bytes = Buffer.alloc(Math.min(most, size))
    await reading(path, async () => handle.read(bytes, 0, bytes.length, from))
    return bytes
  }
}

/** The message without the path: whoever asks knows the file by its name. */
function reasonOf({ message, facts }: DocketError): string {
  const { problem } = facts
  return typeof problem === 'string' ? problem : message
}
