import { z } from 'zod'

/** What a case decides by, where clocks and habits differ; kept in the case file and in its packets. */
export const CaseSettings = z.object({
  /** How far clocks of different systems may be apart. */
  skewMs: z.number().min(0),
  /** Outcomes of different streams this close are one. */
  joinWindowMs: z.number().min(0),
  /** A run is idle when nothing of it was recorded for longer. */
  idleLimitMs: z.number().min(0),
  /** The most time one evaluation may take before the decision is `unreplayable`. */
  evaluationBudgetMs: z.number().min(1),
  /** An effect this long after an action, or sooner, may be the action's. Cases of before it was asked have the usual. */
  effectWindowMs: z.number().min(0).default(900_000),
})
export type CaseSettings = z.output<typeof CaseSettings>

export const DEFAULT_SETTINGS: CaseSettings = {
  skewMs: 5_000,
  joinWindowMs: 30_000,
  idleLimitMs: 86_400_000,
  evaluationBudgetMs: 5_000,
  effectWindowMs: 900_000,
}
