/**
 * The engine: what can be done to a case, in the order of the work. A stage takes values and gives values;
 * only the files under `engine/` bring stages together.
 *
 *     files -> intake -> case file -> reconstruct -> replay -> findings -> packet -> verify
 */

// The case file: everything imported, derived and decided, in one file.
export type { CaseFile } from './casefile/case-file.ts'
export { openCaseFile, openOrMakeCase } from './engine/open-case-file.ts'
export { copyBesideCase } from './casefile/copy-case.ts'
export { type CaseLook, lookAtCase } from './casefile/look-at-case.ts'
export { type CaseSummary, summariseCase } from './engine/summarise-case.ts'
export { thisEngine } from './engine/this-engine.ts'

// 1 intake: files -> records, definitions and policies in the case.
export { importFiles } from './engine/import-files.ts'
export { type FileEnd, importEach } from './engine/intake/import-each.ts'
export { sourcePage } from './engine/intake/source-page.ts'
export { definitionPage } from './engine/intake/definition-page.ts'
export { quarantinePage } from './engine/intake/quarantine-page.ts'
export { quarantinedLine } from './engine/intake/quarantined-line.ts'
export { describeSource } from './engine/intake/describe-source.ts'

// 2-4 reconstruct, replay, findings: records -> decisions -> verdicts -> breaches, afresh.
export { type OpenEvaluator, rebuildCase } from './engine/rebuild-case.ts'

// What was found, to be read.
export { caseOverview } from './engine/overview.ts'
export { parseDecision } from './engine/parse-decision.ts'
export { readWhere } from './casefile/where.ts'
export { decisionInFull } from './engine/decision-in-full.ts'
export {
  decisionPlace,
  decisionRows,
  decisionSummary,
  readAheadDecisions,
} from './engine/decision-index/decision-list.ts'
export { exportDecisions } from './engine/decision-index/export-decisions.ts'
export { decisionView } from './engine/decision/decision-view.ts'
export { runTimeline } from './engine/decision/run-timeline.ts'
export { hearAgain } from './engine/decision/hear-again.ts'
export { policyRules } from './engine/decision/policy-rules.ts'
export { rawRecord } from './engine/record/raw-record.ts'
export { recordProof } from './engine/record/record-proof.ts'
export { workflowList } from './engine/workflows/workflow-list.ts'
export { workflowInFull } from './engine/workflows/workflow-in-full.ts'
export { workflowText } from './engine/workflows/workflow-text.ts'
export { deviatingRuns } from './engine/workflows/deviating-runs.ts'
export { policyList } from './engine/policies/policy-list.ts'
export { policyInFull } from './engine/policies/policy-in-full.ts'
export { policyText } from './engine/policies/policy-text.ts'
export { policyTraps } from './engine/policies/policy-traps.ts'
export { searchEvidence } from './engine/search-evidence.ts'
export { findingsSarif } from './engine/findings-sarif.ts'
export { rulesList } from './engine/rules-list.ts'
export { findingRows, summariseFindings } from './engine/finding-index/finding-rows.ts'
export { exportFindings } from './engine/export-findings.ts'

// Questions to what was decided: what changed it, what it would be otherwise, who else it concerns.
export { decisionInfluence } from './engine/influence/decision-influence.ts'
export { whatIf } from './engine/what-if/what-if.ts'
export { valueAnswers } from './engine/what-if/value-answers.ts'
export { checkDraft } from './engine/what-if/check-draft.ts'
export { bisect } from './engine/what-if/bisect.ts'
export { impact } from './engine/what-if/impact.ts'
export { blastRadius } from './engine/what-if/blast-radius.ts'

// Review: campaigns on the decisions of a case, what people did in them, and what came of it.
export { openCampaign, previewCampaign } from './engine/review/open-campaign.ts'
export { recordActs } from './engine/review/record-acts.ts'
export { signOff } from './engine/review/sign-off.ts'
export { mergeReviews } from './engine/review/merge.ts'
export {
  campaignPage,
  campaigns,
  campaignSummary,
  drawAgain,
  nextItem,
  reviewItem,
  secondLookItems,
} from './engine/review/read-campaigns.ts'
export { drawIds } from './engine/review/draw-ids.ts'
export { USUAL_STRATA } from './review/strata.ts'
export { revocationsOf } from './engine/review/revocations.ts'
export { reviewSample } from './engine/review/review-sample.ts'
export { exportReview } from './engine/review/export-review.ts'

// The register of inputs across workflows, and its own review.
export { answerInputQuestion, inputInFull, inputRegister } from './engine/inputs/input-register.ts'
export { inputUse } from './engine/inputs/input-use.ts'
export { exportInputs } from './engine/inputs/export-inputs.ts'

// 5 packet: the chosen decisions with their evidence, signed.
export { previewPacket } from './engine/preview/preview-packet.ts'
export { previewRedaction } from './engine/preview/preview-redaction.ts'
export { sealToFile } from './engine/seal/seal-to-file.ts'
export { signPacketFile } from './engine/seal/sign-packet.ts'
export { takeTimestamp, writeTimestampQuery } from './engine/seal/timestamp-packet.ts'
export type { Signer as PacketSigner } from './packet/contents.ts'

// 6 verify: a packet -> a report, by checks alone or by doing the work again.
export { type VouchedKey, verifyPacketFile } from './engine/verify/verify-packet-file.ts'
export { type Authority, readAuthorities } from './timestamp/authorities.ts'
export { packetScript } from './engine/packet-script.ts'

// Custody: who did what to the case, and whether the chain of it holds.
export { custodyPage } from './engine/custody/custody-page.ts'
export { custodyEntry } from './engine/custody/custody-entry.ts'
export { walkCustody } from './engine/custody/walk-custody.ts'
export { exportCustody } from './engine/custody/export-custody.ts'
export { sealedPackets } from './engine/custody/sealed-packets.ts'

// A case to try all of this on.
export { SAMPLE_EXPECTED, SAMPLE_FILES } from './samples/index.ts'
