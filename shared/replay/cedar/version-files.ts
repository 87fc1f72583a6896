import type { PolicyVersion } from '../../model/policy.ts'
import { PolicyRefused } from './policy-rules.ts'

const UTF8 = new TextDecoder('utf-8', { fatal: true })

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
