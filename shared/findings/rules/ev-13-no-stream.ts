import { breach, type SourceRule } from '../rule.ts'
import { counted } from '../reading/wording.ts'

export const ev13: SourceRule = {
  code: 'EV-13',
  severity: 'low',
  kind: 'source',
  title: 'Completeness cannot be shown',
  meaning: 'Records of the source carry no stream and number, so nothing shows that none of them is missing.',
  judge: ({ acceptedWithoutStream }) =>
    acceptedWithoutStream === 0
      ? undefined
      : breach([{ text: `${counted(acceptedWithoutStream, 'record')} without stream`, evidence: [] }]),
}
