import { policyVersionId } from '../model/ids.ts'
import { PACKET_FORMAT, type DefinitionFile, type PacketManifest } from '../model/packet.ts'
import type { GivenPolicy, ManifestValues } from './contents.ts'
import type { DecisionFigures } from './decision-figures.ts'
import type { FindingFigures } from './finding-figures.ts'
import { limitsOf } from './limits.ts'

/** What was counted while the contents went by. */
export interface Counted {
  readonly decisions: DecisionFigures
  readonly findings: FindingFigures
  readonly records: number
  readonly sources: number
  readonly withheld: { readonly values: number; readonly records: number } | undefined
}

/** The manifest. What people named is made well-formed, so that the statement can hold it as canonical JSON. */
export function manifestOf(
  values: ManifestValues,
  counted: Counted,
  definitions: readonly DefinitionFile[],
  policies: readonly GivenPolicy[],
): PacketManifest {
  const selection = values.selection.map((condition) => condition.toWellFormed())
  const { decisions, findings } = counted
  return {
    format: PACKET_FORMAT,
    case: values.case.toWellFormed(),
    period: decisions.period,
    selection,
    counts: {
      decisions: decisions.decisions,
      runs: decisions.runs,
      records: counted.records,
      sources: counted.sources,
      findings: findings.findings,
    },
    sealedAt: values.sealedAt,
    sealedBy: values.sealedBy.toWellFormed(),
    tool: values.tool,
    engines: values.engines,
    settings: values.settings,
    lastRecord: values.lastRecord,
    definitions: [...definitions],
    policies: firstOfEach(policies).map((policy) => placed(policy, definitions)),
    limits: limitsOf({
      decisions,
      findings,
      settings: values.settings,
      selection,
      withheld: counted.withheld,
    }).map((limit) => limit.toWellFormed()),
  }
}

/** A version may lie in two bundles: the first counts. */
function firstOfEach(policies: readonly GivenPolicy[]): readonly GivenPolicy[] {
  const byId = new Map<string, GivenPolicy>()
  for (const policy of policies) {
    const id = policyVersionId(policy.id, policy.version)
    if (!byId.has(id)) byId.set(id, policy)
  }
  return [...byId.values()]
}

function placed(
  { id, version, engine, digest, bundle, files }: GivenPolicy,
  definitions: readonly DefinitionFile[],
): PacketManifest['policies'][number] {
  const paths = new Map((definitions[bundle]?.files ?? []).map(({ name, path }) => [name, path]))
  return {
    id,
    version,
    engine,
    digest,
    files: files.map((name) => {
      const path = paths.get(name)
      if (path === undefined) throw new Error(`policy ${id}@${version} names ${name}, which its bundle lacks`)
      return { name, path }
    }),
  }
}
