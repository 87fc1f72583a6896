import type { FindingLine } from '../../../shared/contract/findings.ts'
import { ALL_DECISIONS, listQuery } from '../../store/decision-list.ts'
import { addressOf } from '../../store/route.ts'
import { visible } from '../../words/visible.ts'

type Subject = Pick<FindingLine, 'subject' | 'decision'>

/** What a finding is about, as a link to where that is shown. */
export function SubjectLink(finding: Subject) {
  const { subject } = finding
  const address = addressOfSubject(finding)
  const text = visible(subject.id)
  if (address === undefined)
    return (
      <code className="mono-s" title={text}>
        {text}
      </code>
    )
  return (
    <a className="mono-s" href={address} title={text} tabIndex={-1}>
      {text}
    </a>
  )
}

export function addressOfSubject({ subject: { kind, id }, decision }: Subject): string | undefined {
  switch (kind) {
    case 'decision':
      return addressOf({
        screen: 'decisions',
        parts: [id],
        query: decision === null ? {} : { ord: String(decision) },
      })
    case 'run': {
      const where = [{ field: 'run', value: id }]
      return addressOf({
        screen: 'decisions',
        query: listQuery({ ...ALL_DECISIONS, filter: { ...ALL_DECISIONS.filter, where } }),
      })
    }
    case 'workflow':
      return addressOf({ screen: 'workflows', parts: [id] })
    case 'policy':
      return addressOf({ screen: 'policies', parts: [id] })
    case 'policy-version':
      return addressOf({ screen: 'policies', parts: [id.slice(0, Math.max(0, id.lastIndexOf('@')))] })
    case 'source':
      return addressOf({ screen: 'intake' })
    case 'stream':
    case 'effect':
      return undefined
  }
}
