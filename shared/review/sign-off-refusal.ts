import type { SignOffStatement } from '../model/review.ts'
import { samePerson } from './own-part.ts'
import { signerOf } from './sign-offs.ts'
import type { CampaignState } from './state.ts'

/** Why somebody may not sign a campaign as it stands; `ownSignOff`: they signed it before. */
export function signOffRefusal(
  state: CampaignState,
  statement: SignOffStatement,
): { readonly problem: string; readonly ownSignOff?: true } | undefined {
  const { by, role } = statement
  if (state.state === 'finished') return { problem: 'two people signed it already' }
  if (state.stage !== state.opened.plan.stages.length - 1)
    return { problem: `stage ${state.stage + 1} is still open: close it first` }
  const left = state.items.filter((each) => each.state !== 'decided')
  const [first] = left
  if (first !== undefined)
    return { problem: `${left.length} items are not decided, first ${first.item.id} (${first.state})` }
  const { signers } = state.opened.plan
  if (signers.length > 0 && !signers.some((each) => samePerson(each, by)))
    return { problem: `${by.name} is not among those who may sign` }
  const signed = state.signOffs.filter(({ holds }) => holds)
  if (role === 'second' && signed.some((each) => samePerson(signerOf(each), by)))
    return { problem: `${by.name} signed first: a second person is to sign`, ownSignOff: true }
  if (statement.verdicts !== state.resultsDigest)
    return { problem: 'verdicts have changed since this was prepared to be signed' }
  return undefined
}
