import type { CaseFile } from '../../casefile/case-file.ts'
import { foldCase } from '../../casefile/sqlite/fold-case.ts'
import type { DecisionLine } from '../../model/decision-list.ts'
import type { DecisionIndex } from './decision-index.ts'
import { type Listed, listedAt } from './listed-decision.ts'
import { SOUGHT_FIELDS } from './shape-texts.ts'

/** A match is shown with what stands around it: an attribute can be as long as a line. */
const MOST_MATCH_CHARS = 160
const BEFORE_CHARS = 40

/**
 * The decisions at some places as a list shows them; `text` is what was sought, or ''. Only what each decision has of
 * its own is read from the case. Throws CASE_DAMAGED.
 */
export function decisionLines(
  file: CaseFile,
  index: DecisionIndex,
  places: Iterable<number>,
  text: string,
): DecisionLine[] {
  const folded = foldCase(text)
  return Array.from(places, (place) => {
    const listed = listedAt(file, place)
    const { id, run, time, subject } = listed
    return {
      ord: place + 1,
      id,
      run,
      time,
      subject,
      subjectType: index.valueAt(place, 'subject.type'),
      actor: index.valueAt(place, 'actor'),
      action: index.valueAt(place, 'action'),
      entitlement: index.valueAt(place, 'entitlement'),
      outcome: index.valueAt(place, 'outcome'),
      verdict: index.verdictAt(place),
      reason: index.valueAt(place, 'reason'),
      policy: index.valueAt(place, 'policy'),
      version: index.valueAt(place, 'version'),
      workflow: index.valueAt(place, 'workflow'),
      workflowVersion: index.valueAt(place, 'workflow.version'),
      transition: index.valueAt(place, 'transition'),
      trigger: index.valueAt(place, 'trigger'),
      boundary: index.boundaryAt(place),
      complete: index.valueAt(place, 'complete') === 'complete',
      severities: index.severitiesAt(place),
      findings: codesAt(index, place),
      match: folded === '' ? null : matchIn(index, place, listed, folded),
    }
  })
}

function codesAt(index: DecisionIndex, place: number): string[] {
  return index.valueAt(place, 'findings')?.split(' ') ?? []
}

type Match = DecisionLine['match']

/** Where the text stands, in the order in which it is sought: own ids, what the shape holds, then attributes. */
function matchIn(index: DecisionIndex, place: number, listed: Listed, folded: string): Match {
  const { id, run, subject } = listed
  const inIds = firstMatch({ id, run, subject }, folded)
  if (inIds !== null) return inIds
  for (const field of SOUGHT_FIELDS) {
    const found =
      field === 'findings'
        ? codesAt(index, place)
            .map((code) => firstMatch({ finding: code }, folded))
            .find((match) => match !== null)
        : firstMatch({ [field]: index.valueAt(place, field) }, folded)
    if (found !== undefined && found !== null) return found
  }
  for (const { kind, name, value } of listed.texts()) {
    const found = firstMatch({ [name]: value }, folded)
    if (found !== null) return found
    if (kind === 'attribute' && foldCase(name).includes(folded))
      return { field: name, value: excerpt(value, 0) }
  }
  return null
}

function firstMatch(texts: Readonly<Record<string, string | null>>, folded: string): Match {
  for (const [field, value] of Object.entries(texts)) {
    const at = value === null ? -1 : foldCase(value).indexOf(folded)
    if (value !== null && at >= 0) return { field, value: excerpt(value, at) }
  }
  return null
}

function excerpt(value: string, at: number): string {
  if (value.length <= MOST_MATCH_CHARS) return value
  const from = Math.max(0, at - BEFORE_CHARS)
  return value.slice(from, from + MOST_MATCH_CHARS).toWellFormed()
}
