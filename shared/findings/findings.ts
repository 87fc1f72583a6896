import { bd01 } from './rules/bd-01-unapproved-input.ts'
import { bd02 } from './rules/bd-02-outcome-changed.ts'
import { bd03 } from './rules/bd-03-stale-input.ts'
import { bd04 } from './rules/bd-04-unapproved-source.ts'
import { bd05 } from './rules/bd-05-policy-not-checked.ts'
import { bd06 } from './rules/bd-06-action-outside.ts'
import { bd07 } from './rules/bd-07-entitlement-outside.ts'
import { bd08 } from './rules/bd-08-approval.ts'
import { bd09 } from './rules/bd-09-notification.ts'
import { bd10 } from './rules/bd-10-actor-or-model.ts'
import { bd11 } from './rules/bd-11-trigger-outside.ts'
import { bd12 } from './rules/bd-12-proposal-not-followed.ts'
import { ev01 } from './rules/ev-01-no-trigger.ts'
import { ev02 } from './rules/ev-02-no-attribute.ts'
import { ev03 } from './rules/ev-03-no-policy.ts'
import { ev04 } from './rules/ev-04-no-action.ts'
import { ev05 } from './rules/ev-05-missing-records.ts'
import { ev06 } from './rules/ev-06-repeated-records.ts'
import { ev07 } from './rules/ev-07-conflicting-values.ts'
import { ev08 } from './rules/ev-08-broken-chain.ts'
import { ev09 } from './rules/ev-09-told-late.ts'
import { ev10 } from './rules/ev-10-quarantine.ts'
import { ev11 } from './rules/ev-11-attribute-from-the-future.ts'
import { ev12 } from './rules/ev-12-no-source-or-age.ts'
import { ev13 } from './rules/ev-13-no-stream.ts'
import { ev14 } from './rules/ev-14-two-subjects-or-actors.ts'
import { gv01 } from './rules/gv-01-no-owner.ts'
import { gv02 } from './rules/gv-02-review-overdue.ts'
import { gv03 } from './rules/gv-03-exception-ran-out.ts'
import { gv04 } from './rules/gv-04-beyond-retention.ts'
import { gv05 } from './rules/gv-05-no-boundary.ts'
import { gv06 } from './rules/gv-06-input-never-used.ts'
import { gv07 } from './rules/gv-07-input-review-overdue.ts'
import { gv08 } from './rules/gv-08-boundary-leaves-out.ts'
import { rp01 } from './rules/rp-01-diverged.ts'
import { rp02 } from './rules/rp-02-not-in-force.ts'
import { rp03 } from './rules/rp-03-version-in-no-bundle.ts'
import { rp04 } from './rules/rp-04-digest.ts'
import { rp05 } from './rules/rp-05-unreplayable.ts'
import { rp06 } from './rules/rp-06-other-rules.ts'
import { rp07 } from './rules/rp-07-gap-or-overlap.ts'
import { rp08 } from './rules/rp-08-outcome-not-as-checked.ts'
import { rc01 } from './rules/rc-01-unexplained-effect.ts'
import { rc02 } from './rules/rc-02-effect-not-seen.ts'
import { rc03 } from './rules/rc-03-denied-and-there.ts'
import { rc04 } from './rules/rc-04-other-effect.ts'
import type {
  DecisionRule,
  EffectRule,
  PolicyRule,
  PolicyVersionRule,
  Rule,
  RunRule,
  SourceRule,
  StreamRule,
  WorkflowRule,
} from './rule.ts'
import { wf01 } from './rules/wf-01-undefined-transition.ts'
import { wf02 } from './rules/wf-02-stage-skipped.ts'
import { wf03 } from './rules/wf-03-no-definition.ts'
import { wf04 } from './rules/wf-04-not-ended.ts'
import { wf05 } from './rules/wf-05-other-workflow-named.ts'
import { wf06 } from './rules/wf-06-transition-never-shown.ts'
import { wf07 } from './rules/wf-07-definition-not-in-force.ts'
import { wf08 } from './rules/wf-08-two-definitions.ts'

export const DECISION_RULES: readonly DecisionRule[] = [
  ev01,
  ev02,
  ev03,
  ev04,
  ev07,
  ev09,
  ev11,
  ev12,
  ev14,
  rp01,
  rp02,
  rp03,
  rp05,
  rp06,
  rp08,
  bd01,
  bd02,
  bd03,
  bd04,
  bd05,
  bd06,
  bd07,
  bd08,
  bd09,
  bd10,
  bd12,
  rc02,
  rc03,
  rc04,
]
export const RUN_RULES: readonly RunRule[] = [bd11, wf01, wf02, wf03, wf04, wf05, wf07]
export const STREAM_RULES: readonly StreamRule[] = [ev05, ev06, ev08]
export const SOURCE_RULES: readonly SourceRule[] = [ev10, ev13]
export const POLICY_RULES: readonly PolicyRule[] = [rp07]
export const POLICY_VERSION_RULES: readonly PolicyVersionRule[] = [rp04]
export const WORKFLOW_RULES: readonly WorkflowRule[] = [
  gv01,
  gv02,
  gv03,
  gv04,
  gv05,
  gv06,
  gv07,
  gv08,
  wf06,
  wf08,
]

export const EFFECT_RULES: readonly EffectRule[] = [rc01]

/** Every rule, by code. */
export const RULES: readonly Rule[] = [
  ...DECISION_RULES,
  ...RUN_RULES,
  ...STREAM_RULES,
  ...SOURCE_RULES,
  ...POLICY_RULES,
  ...POLICY_VERSION_RULES,
  ...WORKFLOW_RULES,
  ...EFFECT_RULES,
].toSorted((a, b) => (a.code < b.code ? -1 : 1))
