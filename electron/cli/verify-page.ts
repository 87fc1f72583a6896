import { createHash } from 'node:crypto'
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { DocketError } from '../../shared/model/error.ts'

/** Where `npm run build` puts the page. */
const BUILT = join(import.meta.dirname, '../../dist/verify/verify.html')

/**
 * Writes the page that verifies packets in a browser to a file that is not there yet, and gives its SHA-256, by which
 * whoever gets it can tell that it is this one. It is in no packet: a verifier that comes with what it verifies proves
 * nothing. Throws FILE_UNREADABLE where it is not built, FILE_EXISTS and FILE_UNWRITABLE.
 */
export async function writeVerifyPage(path: string): Promise<string> {
  const page = await readFile(BUILT).catch((cause: unknown) => {
    throw new DocketError(
      'FILE_UNREADABLE',
      { path: BUILT, problem: 'it is not built yet; `npm run build` makes it' },
      { cause },
    )
  })
  try {
    await writeFile(path, page, { flag: 'wx' })
  } catch (cause) {
    const { code, message } = cause as NodeJS.ErrnoException
    if (code === 'EEXIST') throw new DocketError('FILE_EXISTS', { path }, { cause })
    throw new DocketError('FILE_UNWRITABLE', { path, problem: message }, { cause })
  }
  return createHash('sha256').update(page).digest('hex')
}
