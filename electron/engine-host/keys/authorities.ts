import { type Authority, readAuthorities } from '../../../shared/engine.ts'
import { DocketError } from '../../../shared/model/error.ts'
import { TIMESTAMP_LIMITS } from '../../../shared/model/timestamp.ts'
import { readSmallFile } from '../read-small-file.ts'

/** More than 64 certificates come to. */
const MOST_BYTES = 1 << 20

/** Reads certificates of authorities for timestamps (PEM). Throws AUTHORITY_INVALID and FILE_UNREADABLE. */
export async function authoritiesIn(path: string): Promise<readonly Authority[]> {
  const reading = readAuthorities(await readSmallFile(path, MOST_BYTES))
  if (!reading.ok) throw new DocketError('AUTHORITY_INVALID', { path, problem: reading.problem })
  return reading.authorities
}

/** The certificates of all these files, as DER. Throws AUTHORITY_INVALID and FILE_UNREADABLE. */
export async function vouchedAuthorities(paths: readonly string[]): Promise<readonly Uint8Array[]> {
  const all: Uint8Array[] = []
  for (const path of paths) {
    all.push(...(await authoritiesIn(path)).map(({ der }) => der))
    if (all.length > TIMESTAMP_LIMITS.authorities)
      throw new DocketError('AUTHORITY_INVALID', {
        path,
        problem: `with those before, it makes more than ${TIMESTAMP_LIMITS.authorities}`,
      })
  }
  return all
}
