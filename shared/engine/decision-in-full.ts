import type { CaseFile } from '../casefile/case-file.ts'
import type { DecisionInFull, RawLine } from '../contract/shapes.ts'
import { DocketError } from '../model/error.ts'
import type { RecordRef } from '../model/ids.ts'
import { formatDigest } from '../proof/digest.ts'
import { utf8Text } from '../proof/utf8-text.ts'
import { ownFindings } from './own-findings.ts'
import { parseDecision } from './parse-decision.ts'

/**
 * A decision with its findings and the raw lines that tell it: of several that have one id the first, or the one
 * at the place given. Throws DECISION_NOT_FOUND.
 */
export function decisionInFull(file: CaseFile, id: string, ord?: number): DecisionInFull {
  const stored = ord === undefined ? file.decisions.get(id) : at(file, id, ord)
  if (stored === undefined) throw new DocketError('DECISION_NOT_FOUND', { id, path: file.path })
  const decision = parseDecision(file, stored.json)
  const refs = new Set(Object.values(decision.evidence).flat())
  return {
    decision,
    findings: ownFindings(file, decision, stored.ord),
    evidence: [...refs]
      .map(placeOf)
      .toSorted(byPlace)
      .map((place) => rawLine(file, place)),
  }
}

function at(
  file: CaseFile,
  id: string,
  ord: number,
): { readonly ord: number; readonly json: string } | undefined {
  const found = file.decisions.at(ord)
  return found?.id === id ? { ord, json: found.json } : undefined
}

interface Place {
  readonly ref: RecordRef
  readonly source: number
  readonly index: number
}

function placeOf(ref: RecordRef): Place {
  const [source, index] = ref.slice(1).split(':').map(Number) as [number, number]
  return { ref, source, index }
}

function byPlace(a: Place, b: Place): number {
  return a.source - b.source || a.index - b.index
}

/** The exact bytes of a line: as text where they are UTF-8, else in base64. */
function rawLine(file: CaseFile, { ref, source, index }: Place): RawLine {
  const bytes = file.lines.raw(source, index)
  const leaf = formatDigest(file.lines.leaf(source, index))
  const about = { ref, source: file.sources.get(source).name, leaf }
  const raw = utf8Text(bytes)
  return raw === undefined ? { ...about, raw64: Buffer.from(bytes).toString('base64') } : { ...about, raw }
}
