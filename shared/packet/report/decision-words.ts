import type { Decision } from '../../model/decision.ts'
import { html, NOTHING, type Html } from './html.ts'

/** Stands where a decision has no such part. */
export function missing(): Html {
  return html`<span class="note">none recorded</span>`
}

/** In what way a part is known, where it was not plainly observed. */
export function grade(decision: Decision, part: string): Html {
  const graded = Object.hasOwn(decision.grades, part) ? decision.grades[part] : undefined
  return graded === undefined ? NOTHING : html` <span class="note">(${graded})</span>`
}
