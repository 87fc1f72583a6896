import type { DecisionView } from '../../../shared/contract/decision.ts'
import { visible } from '../../words/visible.ts'
import { counted } from '../../words/numbers.ts'

/** A part of a decision in words, how it is known, and the record that says so. */
export interface EvidenceRow {
  readonly part: string
  readonly says: string
  readonly grade: string
  readonly place: string | null
}

/** The parts of a decision in the order in which they came about. */
export function evidenceRows(view: DecisionView): readonly EvidenceRow[] {
  const { trigger, attributes, attributeCount, policy, inForce, heard, ways } = view
  const first = (part: string) => view.evidence.find((each) => each.part === part)?.places[0] ?? null
  const grade = (part: string) => view.grades.find((each) => each.part === part)?.grade ?? 'observed'
  const row = (part: string, key: string, says: string | null): EvidenceRow => ({
    part,
    says: says === null ? 'not recorded' : visible(says),
    grade: says === null ? 'missing' : grade(key),
    place: first(key),
  })
  const outside = attributes.filter(({ breach }) => breach).length
  const rules = heard.recorded.rules
  const way = (part: string, key: keyof DecisionView['ways']): EvidenceRow => {
    const last = ways[key].at(-1)
    return {
      part,
      says: last === undefined ? 'not recorded' : visible(last.text),
      grade: last === undefined ? 'missing' : 'observed',
      place: last?.place ?? null,
    }
  }
  return [
    row(
      'What set it off',
      'trigger',
      trigger === null ? null : `${trigger.type}${trigger.source === null ? '' : ` from ${trigger.source}`}`,
    ),
    row(
      'On what',
      'attributes',
      attributeCount === 0
        ? null
        : `${counted(attributeCount, 'attribute')}${outside === 0 ? '' : `, ${outside} outside the boundary`}`,
    ),
    row(
      'Under which rule',
      'policy',
      policy === null
        ? null
        : `${policy.id} ${policy.version}${rules === null || rules.length === 0 ? '' : `, ${rules.join(', ')}`}`,
    ),
    {
      part: 'In force then',
      says:
        inForce === null
          ? 'no version known'
          : inForce.version === policy?.version
            ? 'the same version'
            : `${visible(inForce.version)}${heard.inForce?.outcome === undefined || heard.inForce.outcome === null ? '' : `, which says ${visible(heard.inForce.outcome)}`}`,
      grade: inForce === null ? 'missing' : 'derived',
      place: null,
    },
    way('Recommended', 'recommended'),
    way('Done', 'executed'),
    way('Seen in the target', 'observed'),
  ]
}
