import { assertNever } from '../model/assert-never.ts'
import type { Finding, Severity } from '../model/finding.ts'
import { ENTRY } from '../model/packet.ts'
import { encodeHex } from '../proof/hex.ts'
import type { Hash } from '../proof/hash.ts'
import type { RuleInfo } from './contents.ts'
import type { RecordPlaces } from './record-places.ts'

/** Most places in the records that one result points to; `properties.evidence` names all. */
const MAX_LOCATIONS = 100

const encoder = new TextEncoder()

export interface SarifTool {
  readonly name: string
  readonly version: string
}

/** Where the findings of a log go beside the findings themselves. */
export interface SarifContext {
  readonly tool: SarifTool
  readonly rules: readonly RuleInfo[]
  /** Undefined where there are no records beside the log to point into. */
  readonly places: RecordPlaces | undefined
  readonly hash: Hash
}

/**
 * Findings as a SARIF 2.1.0 log (OASIS), in pieces: a head, one result a line, a foot. Each line but
 * those two is one whole result with a comma after all but the last, so that readers need not hold the log.
 */
export async function* sarifPieces(
  findings: AsyncIterable<Finding>,
  context: SarifContext,
): AsyncGenerator<string> {
  const rules = [...context.rules].sort((a, b) => (a.code < b.code ? -1 : 1))
  const indexes = new Map(rules.map(({ code }, at) => [code, at]))
  const driver = { ...context.tool, rules: rules.map(ruleOf) }
  yield `{"$schema":"https://json.schemastore.org/sarif-2.1.0.json","version":"2.1.0","runs":[{"tool":{"driver":${JSON.stringify(driver)}},"columnKind":"utf16CodeUnits","results":[\n`
  let before = ''
  for await (const finding of findings) {
    yield `${before}${JSON.stringify(resultOf(finding, indexes.get(finding.code), context))}`
    before = ',\n'
  }
  yield `${before === '' ? '' : '\n'}]}]}\n`
}

function ruleOf(rule: RuleInfo): object {
  return {
    id: rule.code,
    shortDescription: { text: rule.title },
    fullDescription: { text: rule.meaning },
    help: {
      text:
        rule.controls.length === 0 ? rule.meaning : `${rule.meaning} Touches ${rule.controls.join('; ')}.`,
    },
    defaultConfiguration: { level: levelOf(rule.severity) },
    properties: { severity: rule.severity, tags: rule.controls },
  }
}

function resultOf(finding: Finding, ruleIndex: number | undefined, context: SarifContext): object {
  const { code, severity, subject, message, evidence, excepted } = finding
  const fingerprint = context.hash(encoder.encode(`${code}\0${subject.kind}\0${subject.id}`))
  return {
    ruleId: code,
    ...(ruleIndex === undefined ? {} : { ruleIndex }),
    level: levelOf(severity),
    message: { text: message },
    locations: locationsOf(finding, context.places),
    partialFingerprints: { 'docketFinding/1': encodeHex(fingerprint) },
    suppressions:
      excepted === null
        ? []
        : [{ kind: 'external', status: 'accepted', justification: `Exception ${excepted}` }],
    properties: { severity, subject: { kind: subject.kind, id: subject.id }, evidence, excepted },
  }
}

/** The subject as a logical location, then each record of the packet that tells it. */
function locationsOf({ subject, evidence }: Finding, places: RecordPlaces | undefined): readonly object[] {
  const logicalLocations = [{ fullyQualifiedName: `${subject.kind}:${subject.id}`, kind: subject.kind }]
  const lines = evidence
    .slice(0, MAX_LOCATIONS)
    .map((ref) => places?.lineOf(ref))
    .filter((line) => line !== undefined)
  if (lines.length === 0) return [{ logicalLocations }]
  return lines.map((startLine) => ({
    physicalLocation: { artifactLocation: { uri: ENTRY.records }, region: { startLine } },
    logicalLocations,
  }))
}

function levelOf(severity: Severity): 'error' | 'warning' | 'note' {
  switch (severity) {
    case 'critical':
    case 'high':
      return 'error'
    case 'medium':
      return 'warning'
    case 'low':
      return 'note'
    default:
      return assertNever(severity)
  }
}
