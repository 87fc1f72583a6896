import type { CaseFile } from '../casefile/case-file.ts'
import type { DecisionInFull, RawLine } from '../contract/shapes.ts'
import { DocketError } from '../model/error.ts'
import type { Decision } from '../model/decision.ts'
import type { Finding } from '../model/finding.ts'
import type { RecordRef } from '../model/ids.ts'
import { formatDigest } from '../proof/digest.ts'
import { parseDecision } from './parse-decision.ts'

/** A decision with its findings and the raw lines that tell it. Throws DECISION_NOT_FOUND. */
export function decisionInFull(file: CaseFile, id: string): DecisionInFull {
  const stored = file.decisions.get(id)
  if (stored === undefined) throw new DocketError('DECISION_NOT_FOUND', { id, path: file.path })
  const decision = parseDecision(file, stored.json)
  const refs = new Set(Object.values(decision.evidence).flat())
  return {
    decision,
    findings: ownFindings(decision, file.findings.of('decision', id)),
    evidence: [...refs]
      .map(placeOf)
      .toSorted(byPlace)
      .map((place) => rawLine(file, place)),
  }
}

/**
 * Of the findings of an id those of the first decision that has it: they stand in the order of their
 * decisions, and there is one of a code.
 */
function ownFindings({ findings: codes }: Decision, ofId: readonly Finding[]): Finding[] {
  const own = new Map<string, Finding>()
  for (const finding of ofId)
    if (codes.includes(finding.code) && !own.has(finding.code)) own.set(finding.code, finding)
  return [...own.values()]
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
  try {
    return { ...about, raw: new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes) }
  } catch {
    return { ...about, raw64: Buffer.from(bytes).toString('base64') }
  }
}
