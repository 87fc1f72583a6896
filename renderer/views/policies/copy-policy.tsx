import { Copy } from 'lucide-react'
import { useAnswer } from '../../client/answers.ts'
import type { PolicyInFull } from '../../../shared/contract/policies.ts'
import { Button } from '../../components/button.tsx'
import type { OpenCase } from '../../store/case.ts'
import { useCommands } from '../../store/commands.ts'
import { useKeys } from '../../store/keys.ts'
import { copyText } from '../../store/notices.ts'
import { usePrefs } from '../../store/prefs.ts'
import type { Zone } from '../../words/times.ts'
import { dateTime } from '../../words/times.ts'
import { visible } from '../../words/visible.ts'
import { outsideWords, stretchWords } from './version-words.ts'

/** The versions and what was in force when, as text. */
export function CopyPolicy({ opened, id }: { readonly opened: OpenCase; readonly id: string }) {
  const zone = usePrefs((prefs) => prefs.zone)
  const { value } = useAnswer('policy.get', { case: opened.case, id })
  const policy = value?.policy ?? null
  const copy = () => {
    if (policy !== null) copyText(policyWords(policy, zone), visible(id))
  }
  useKeys({ c: { does: 'Copy the versions as text', run: copy } })
  useCommands([{ name: 'Copy the versions as text', group: 'Policies', keys: ['c'], run: copy }])
  return (
    <Button icon={<Copy aria-hidden="true" />} disabled={policy === null} keys={['c']} onClick={copy}>
      Copy as text
    </Button>
  )
}

function policyWords(policy: PolicyInFull, zone: Zone): string {
  const lines = policy.versions.map((version) => {
    const { bundled, decisions, digestHolds, notInForce } = version
    return [
      version.version,
      ...(bundled === null
        ? ['in no bundle (RP-03)']
        : [
            `from ${bundled.start === null ? 'the beginning' : dateTime(bundled.start, zone)}`,
            `to ${bundled.end === null ? 'open' : dateTime(bundled.end, zone)}`,
            bundled.digest + (digestHolds ? '' : ' does not hold (RP-04)'),
          ]),
      decisions === null ? 'decisions not counted' : `${decisions} decisions`,
      ...outsideWords(version, zone),
      ...(notInForce === 0 ? [] : [`RP-02 ${notInForce}`]),
    ].join('; ')
  })
  const stretches = policy.coverage.map((stretch) => stretchWords(stretch, zone))
  return visible([`Policy ${policy.id}`, ...lines, 'In force at once:', ...stretches].join('\n'))
}
