import type { CaseFile } from '../casefile/case-file.ts'
import { sha256 } from '../crypto.ts'
import { TOOL } from '../model/tool.ts'
import { sarifPieces } from '../packet/sarif.ts'
import { ruleInfos } from './rule-infos.ts'

/** The findings of a case, of these codes or (none given) of all, as a SARIF 2.1.0 log, in pieces. */
export function findingsSarif(file: CaseFile, codes: readonly string[]): AsyncGenerator<string> {
  async function* findings() {
    yield* file.findings.iterate(codes)
  }
  return sarifPieces(findings(), { tool: TOOL, rules: ruleInfos(), places: undefined, hash: sha256 })
}
