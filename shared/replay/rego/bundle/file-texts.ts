import type { PolicyVersion } from '../../../model/policy.ts'
import { BundleRefused } from './bundle-refused.ts'

/** The most that the files of a version may hold together, in bytes. */
const MOST_BUNDLE_BYTES = 64 * 1024 * 1024

/** The files of a version by their paths. Both throw BundleRefused. */
export interface FileTexts {
  bytes(path: string): Uint8Array
  text(path: string): string
}

/** Throws BundleRefused where the files are larger than is evaluated. */
export function fileTexts({ files }: PolicyVersion): FileTexts {
  const size = files.reduce((sum, { bytes }) => sum + bytes.length, 0)
  if (size > MOST_BUNDLE_BYTES)
    throw new BundleRefused(
      `its files have ${size} bytes, more than the ${MOST_BUNDLE_BYTES} that are evaluated`,
    )
  const byPath = new Map(files.map(({ path, bytes }) => [path, bytes]))
  const bytes = (path: string): Uint8Array => {
    const found = byPath.get(path)
    if (found === undefined) throw new BundleRefused(`${path} is not among the files of this version`)
    return found
  }
  return { bytes, text: (path) => decoded(bytes(path), path) }
}

function decoded(bytes: Uint8Array, path: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch (error) {
    if (error instanceof TypeError) throw new BundleRefused(`${path} is no UTF-8 text`)
    throw error
  }
}
