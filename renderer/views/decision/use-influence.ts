import type { AttributeInfluence, DecisionInfluence } from '../../../shared/contract/replay.ts'
import { useAnswer } from '../../client/answers.ts'
import type { Parts } from './parts.ts'

/** Which attributes changed the outcome; asked of the policy engine when a screen first needs it. */
export function useInfluence({ opened, view }: Pick<Parts, 'opened' | 'view'>): {
  readonly influence: DecisionInfluence | undefined
  readonly of: (attribute: string) => AttributeInfluence | undefined
} {
  const { value } = useAnswer('replay.influence', { case: opened.case, id: view.id, ord: view.ord })
  const influence = value?.ord === view.ord ? value : undefined
  return { influence, of: (attribute) => influence?.attributes.find(({ name }) => name === attribute) }
}
