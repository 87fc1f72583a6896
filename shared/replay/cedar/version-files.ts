import type { PolicyVersion } from '../../model/policy.ts'
import { tooLarge } from '../version-texts.ts'
import { PolicyRefused } from './policy-rules.ts'

const UTF8 = new TextDecoder('utf-8', { fatal: true })

/**
 * The most that the files of a version may hold together, in bytes. The engine takes up to 200 times as much
 * memory, in every thread; policies that people maintain have some hundred kilobytes.
 */
export const MOST_VERSION_BYTES = 8 * 1024 * 1024

/** Throws PolicyRefused where the files of a version are larger than the engine is given. */
export function checkSize(version: PolicyVersion): void {
  const large = tooLarge(version, MOST_VERSION_BYTES)
  if (large !== undefined) throw new PolicyRefused(large)
}

/** The text of one file of a version. Throws PolicyRefused where it is not there or is no UTF-8. */
export function fileText(version: PolicyVersion, path: string): string {
  const file = version.files.find((each) => each.path === path)
  if (file === undefined) throw new PolicyRefused(`${path} is not among the files of this version`)
  try {
    return UTF8.decode(file.bytes)
  } catch (error) {
    if (error instanceof TypeError) throw new PolicyRefused(`${path} is no UTF-8 text`)
    throw error
  }
}
