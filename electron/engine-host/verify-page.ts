import { readFile, writeFile } from 'node:fs/promises'
import { digestOf } from '../../shared/crypto.ts'
import type { DigestText } from '../../shared/model/ids.ts'
import { DocketError } from '../../shared/model/error.ts'

/** Where `npm run build` puts the page: seen from `dist/engine` once this is bundled, else from the checkout. */
function pageUrl(): URL {
  const folder = import.meta.url.endsWith('.ts') ? '../../dist/verify/' : '../verify/'
  return new URL(`${folder}verify.html`, import.meta.url)
}

/**
 * Writes the page that verifies packets in a browser to a file, and gives its SHA-256, by which whoever gets it can
 * tell that it is this one. It is in no packet: a verifier that comes with what it verifies proves nothing. `there`
 * says what becomes of a file of that name. Throws FILE_UNREADABLE where it is not built, FILE_EXISTS and
 * FILE_UNWRITABLE.
 */
export async function writeVerifyPage(
  path: string,
  { there }: { readonly there: 'refuse' | 'replace' },
): Promise<{ readonly sha256: DigestText; readonly bytes: number }> {
  const page = await readFile(pageUrl()).catch((cause: unknown) => {
    throw new DocketError(
      'FILE_UNREADABLE',
      { path: 'verify.html', problem: 'it is not built yet; `npm run build` makes it' },
      { cause },
    )
  })
  try {
    await writeFile(path, page, { flag: there === 'refuse' ? 'wx' : 'w' })
  } catch (cause) {
    const { code, message } = cause as NodeJS.ErrnoException
    if (code === 'EEXIST') throw new DocketError('FILE_EXISTS', { path }, { cause })
    throw new DocketError('FILE_UNWRITABLE', { path, problem: message }, { cause })
  }
  return { sha256: digestOf(page), bytes: page.length }
}
