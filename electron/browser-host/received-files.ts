import { randomUUID } from 'node:crypto'
import { constants } from 'node:fs'
import { type FileHandle, mkdir, open, readdir, rm, statfs } from 'node:fs/promises'
import { join } from 'node:path'
import { DocketError } from '../../shared/model/error.ts'
import { checkedFileName } from './file-name.ts'

/** What dropped files may take of the disk, together. Larger ones are opened by the dialog, without a copy. */
const MOST_BYTES = 16 * 1024 ** 3
/** What is left free on the disk. */
const SPARE_BYTES = 512 * 1024 ** 2
const MOST_OPEN = 64

interface Upload {
  readonly path: string
  readonly file: FileHandle
  readonly bytes: number
  readonly owner: object
  received: number
  /** Parts are written one after another. */
  writing: Promise<void>
}

/**
 * Files that were dropped on a page. A page has no paths, only bytes: they are kept in the desk's own folder until
 * the host ends. What a host that was killed left there goes when the next one begins.
 */
export class ReceivedFiles {
  readonly #folder: string
  readonly #own: string
  readonly #uploads = new Map<string, Upload>()
  #taken = 0
  #ready: Promise<void> | undefined

  constructor(deskFolder: string) {
    this.#folder = join(deskFolder, 'received')
    this.#own = join(this.#folder, `${process.pid}-${randomUUID()}`)
  }

  /** Makes room for a file of so many bytes. `owner`: the window that sends it. Throws FILE_UNWRITABLE. */
  async begin(name: string, bytes: number, owner: object): Promise<string> {
    const path = join(this.#own, randomUUID(), checkedFileName(name))
    if (this.#uploads.size >= MOST_OPEN) throw unwritable(name, 'too many files are being sent at once')
    if (this.#taken + bytes > MOST_BYTES)
      throw unwritable(name, 'dropped files may take 16 GiB together; open it with the dialog instead')
    this.#taken += bytes
    try {
      this.#ready ??= this.#begin()
      await this.#ready
      const { bavail, bsize } = await statfs(this.#own)
      if (bavail * bsize < bytes + SPARE_BYTES)
        throw unwritable(name, 'the disk has no room for a copy of it')
      await mkdir(join(path, '..'), { mode: 0o700 })
      const file = await open(path, constants.O_WRONLY | constants.O_CREAT | constants.O_EXCL, 0o600)
      const upload = randomUUID()
      this.#uploads.set(upload, { path, file, bytes, owner, received: 0, writing: Promise.resolve() })
      return upload
    } catch (error) {
      this.#taken -= bytes
      throw error instanceof DocketError ? error : unwritable(name, (error as Error).message, error)
    }
  }

  /** Adds the next part; gives how much there is now. Throws FILE_NOT_HELD, FILE_UNWRITABLE. */
  async add(id: string, part: Uint8Array): Promise<number> {
    const upload = this.#upload(id)
    if (upload.received + part.length > upload.bytes) {
      await this.#drop(id, upload)
      throw unwritable(upload.path, 'more of it was sent than it was said to have')
    }
    upload.received += part.length
    const received = upload.received
    upload.writing = upload.writing.then(() => upload.file.writeFile(part))
    try {
      await upload.writing
    } catch (error) {
      await this.#drop(id, upload)
      throw unwritable(upload.path, (error as Error).message, error)
    }
    return received
  }

  /** The path of a file that is there whole. Throws FILE_NOT_HELD, FILE_UNWRITABLE. */
  async end(id: string): Promise<string> {
    const upload = this.#upload(id)
    await upload.writing
    if (upload.received !== upload.bytes) {
      await this.#drop(id, upload)
      throw unwritable(upload.path, 'less of it was sent than it was said to have')
    }
    this.#uploads.delete(id)
    await upload.file.close()
    return upload.path
  }

  /** Drops what a window has not sent to its end. */
  async leave(owner: object): Promise<void> {
    for (const [id, upload] of this.#uploads) if (upload.owner === owner) await this.#drop(id, upload)
  }

  async close(): Promise<void> {
    for (const [id, upload] of this.#uploads) await this.#drop(id, upload)
    await rm(this.#own, { recursive: true, force: true })
  }

  #upload(id: string): Upload {
    const upload = this.#uploads.get(id)
    if (upload === undefined) throw new DocketError('FILE_NOT_HELD', {})
    return upload
  }

  async #drop(id: string, upload: Upload): Promise<void> {
    if (!this.#uploads.delete(id)) return
    this.#taken -= upload.bytes
    // A part that is still being written must not make the file anew.
    await upload.writing.catch(() => undefined)
    await upload.file.close()
    await rm(upload.path, { force: true })
  }

  async #begin(): Promise<void> {
    await mkdir(this.#own, { recursive: true, mode: 0o700 })
    for (const name of await readdir(this.#folder))
      if (!isAlive(Number.parseInt(name, 10)))
        await rm(join(this.#folder, name), { recursive: true, force: true })
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    // Somebody else's process is one all the same.
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

function unwritable(path: string, problem: string, cause?: unknown): DocketError {
  return new DocketError('FILE_UNWRITABLE', { path, problem }, { cause })
}
