import { DocketError } from '../../model/error.ts'
import type { PacketContents } from '../../packet/contents.ts'
import type { WithheldValues } from '../../packet/redaction/withheld-values.ts'
import type { RedactionPlan, TellingField } from './plan-redaction.ts'

type Reviewed = Pick<PacketContents, 'review' | 'populations'>

/**
 * The fields of a review that tell a withheld value: what was signed in it has to stay. Exceptions of workflows are
 * words of theirs, which go in as they are.
 */
export async function tellingReview(
  { review, populations = [] }: Reviewed,
  { values }: Pick<RedactionPlan, 'values'>,
): Promise<readonly TellingField[]> {
  const telling = new Map<string, TellingField>()
  const tell = (field: string, at: string): void => {
    const known = telling.get(field)
    telling.set(
      field,
      known === undefined ? { field, values: 1, at } : { ...known, values: known.values + 1 },
    )
  }
  const exceptions = review.exceptions.filter((exception) => 'granted' in exception)
  visitTexts({ ...review, exceptions }, { field: 'review', at: '' }, values, tell)
  for (const { ids } of populations)
    for await (const id of ids()) if (values.tells(id)) tell('review.population', id)
  return [...telling.values()]
}

/** Throws REDACTION_REFUSED where a review tells what is withheld. */
export async function refuseTellingReview(reviewed: Reviewed, plan: RedactionPlan): Promise<void> {
  const telling = await tellingReview(reviewed, plan)
  if (telling.length === 0) return
  const told = telling.map(({ field, values, at }) => `${field} (${values}, as in ${at})`)
  throw new DocketError('REDACTION_REFUSED', {
    problem: `the review of this case names a withheld value, and what was signed in it has to stay: ${told.join('; ')}`,
  })
}

/** `at` is the JSON Pointer in review.json; a field is that without places in lists. */
function visitTexts(
  value: unknown,
  { field, at }: { readonly field: string; readonly at: string },
  values: WithheldValues,
  tell: (field: string, at: string) => void,
): void {
  if (typeof value === 'string') {
    if (values.tells(value)) tell(field, at)
  } else if (Array.isArray(value))
    for (const [place, each] of value.entries())
      visitTexts(each, { field, at: `${at}/${place}` }, values, tell)
  else if (typeof value === 'object' && value !== null)
    for (const [key, each] of Object.entries(value)) {
      const below = { field: `${field}.${key}`, at: `${at}/${key}` }
      if (values.tells(key)) tell(below.field, at)
      visitTexts(each, below, values, tell)
    }
}
