import { sha256 } from '../../crypto.ts'
import { DocketError } from '../../model/error.ts'
import type { DigestText } from '../../model/ids.ts'
import type { Sample, SamplePlan, Stratum } from '../../model/review.ts'
import { Drawing } from '../../review/draw.ts'
import { idsDigest } from '../../review/ids-digest.ts'
import { sampleSize } from '../../review/sample-size.ts'
import { stratumWords } from '../../review/strata.ts'
import { LinesDigest } from './lines-digest.ts'

/** More than anybody reviews one by one, and than a window is to hold. */
const MOST_DRAWN = 50_000

interface Placed {
  readonly id: string
  readonly stratum: number
}

/** A sample, and what it was drawn from. */
export interface DrawnSample {
  readonly population: { readonly size: number; readonly digest: DigestText }
  readonly sample: Sample
  /** Of each stratum, sorted as bytes. */
  readonly drawn: readonly (readonly string[])[]
}

/**
 * Draws of each stratum as its method says. Goes over the items twice: to count, then to draw. Requires that they
 * come sorted by id as bytes. Throws REVIEW_REFUSED where more would be drawn than a campaign takes.
 */
export function drawSample(items: () => Iterable<Placed>, plan: SamplePlan): DrawnSample {
  const sizes = plan.strata.map(() => 0)
  for (const { stratum } of items()) sizes[stratum] = (sizes[stratum] ?? 0) + 1
  const wanted = sizes.map((size) => sampleSize(size, plan.size, plan.minimum))
  const total = wanted.reduce((sum, each) => sum + each, 0)
  if (total > MOST_DRAWN)
    throw new DocketError('REVIEW_REFUSED', {
      problem: `${total} items would be drawn, and a campaign takes ${MOST_DRAWN}: narrow its scope, or draw fewer`,
    })
  const drawings = wanted.map((size) => new Drawing(sha256, plan.seed, size))
  const digests = sizes.map(() => new LinesDigest())
  const whole = new LinesDigest()
  let size = 0
  for (const { id, stratum } of items()) {
    drawings[stratum]?.push(id)
    digests[stratum]?.add(id)
    whole.add(id)
    size += 1
  }
  const drawn = drawings.map((each) => each.drawn())
  const strata = plan.strata.map((rule, at): Stratum => ({
    rule,
    words: stratumWords(rule),
    size: sizes[at] ?? 0,
    digest: digests[at]?.end() ?? new LinesDigest().end(),
    drawn: drawn[at]?.length ?? 0,
  }))
  return {
    population: { size, digest: whole.end() },
    sample: { plan, strata, size: total, digest: idsDigest(drawn.flat(), sha256) },
    drawn,
  }
}
