import { z } from 'zod'
import { BoundaryFile } from './boundary.ts'
import { Decision } from './decision.ts'
import { EvidenceRecord } from './evidence.ts'
import { Finding } from './finding.ts'
import { GrowthFile } from './growth.ts'
import {
  CustodyEntry,
  DsseEnvelope,
  InclusionProof,
  PacketManifest,
  PacketRecord,
  ReviewFile,
  Statement,
} from './packet.ts'
import { PolicyManifest } from './policy.ts'
import { SourceEntry } from './source.ts'
import { CustodyLine, DisclosedRecord, DisclosureHead, WithheldFile } from './withheld.ts'
import { WorkflowDefinition } from './workflow.ts'

const PUBLISHED = {
  'evidence-record': EvidenceRecord,
  'workflow-definition': WorkflowDefinition,
  'boundary-file': BoundaryFile,
  'policy-manifest': PolicyManifest,
  decision: Decision,
  finding: Finding,
  'packet-manifest': PacketManifest,
  'packet-statement': Statement,
  'packet-envelope': DsseEnvelope,
  'packet-record': PacketRecord,
  'packet-proof': InclusionProof,
  'packet-source': SourceEntry,
  'packet-review': ReviewFile,
  'packet-growth': GrowthFile,
  'packet-withheld': WithheldFile,
  'packet-custody-line': CustodyLine,
  'disclosure-head': DisclosureHead,
  'disclosed-record': DisclosedRecord,
  'custody-entry': CustodyEntry,
} as const

/**
 * The JSON Schemas (draft 2020-12) that others may check their files against: file name -> text, as it
 * lies in `shared/model/schema/`. What a schema language cannot say (a date that exists, at least one
 * fact) is checked by Docket beyond it.
 */
export function publishedSchemas(): ReadonlyMap<string, string> {
  return new Map(
    Object.entries(PUBLISHED).map(([name, schema]) => {
      const json = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' })
      return [`${name}.schema.json`, `${JSON.stringify({ title: name, ...json }, null, 2)}\n`]
    }),
  )
}
