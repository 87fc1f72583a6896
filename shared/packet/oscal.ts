import type { PacketManifest } from '../model/packet.ts'
import { encodeHex } from '../proof/hex.ts'
import type { Hash } from '../proof/hash.ts'
import type { RuleInfo } from './contents.ts'
import type { FindingFigures } from './finding-figures.ts'

/** The schema by which it is valid: NIST OSCAL assessment-results. */
const OSCAL_VERSION = '1.2.1'
/** Of properties that are ours. */
const NAMESPACE = 'https://docket.invalid/ns/oscal'

/** What an assessment is told from. */
export interface OscalFacts {
  readonly manifest: PacketManifest
  readonly findings: FindingFigures
  readonly rules: readonly RuleInfo[]
  /** SHA-256 in hex of the entries that have gone by, by name. */
  readonly digests: ReadonlyMap<string, string>
  readonly hash: Hash
}

/**
 * A packet as OSCAL assessment results (NIST, JSON): an observation for each check, with the entries that show it and
 * their digests; a finding for each control that checks touch. Equal content gives equal text: ids are made from it.
 */
export function oscalOf(facts: OscalFacts): object {
  const { manifest, rules } = facts
  const uuid = uuidsOf(facts)
  const controls = controlsOf(rules)
  const time = manifest.sealedAt
  const evidence = [...facts.digests].filter(([name]) => SHOWN.test(name))
  return {
    'assessment-results': {
      uuid: uuid('assessment'),
      metadata: {
        title: `Review of access decisions: ${line(manifest.case)}`,
        'last-modified': time,
        version: line(time),
        'oscal-version': OSCAL_VERSION,
        parties: [{ uuid: uuid('sealed-by'), type: 'person', name: line(manifest.sealedBy) }],
      },
      'import-ap': { href: `#${uuid('plan')}` },
      results: [
        {
          uuid: uuid('result'),
          title: `${manifest.counts.decisions} decisions, checked by ${line(manifest.tool.name)} ${line(manifest.tool.version)}`,
          description: descriptionOf(manifest),
          start: manifest.period?.from ?? time,
          ...(manifest.period === null ? {} : { end: manifest.period.to }),
          'reviewed-controls': {
            'control-selections': [
              { 'include-controls': [...controls.keys()].map((id) => ({ 'control-id': id })) },
            ],
          },
          observations: rules.map((rule) => observationOf(rule, facts, uuid, evidence)),
          findings: [...controls].map(([id, touching]) => findingOf(id, touching, facts, uuid)),
          remarks: `What this does not prove:\n${manifest.limits.map((limit) => `- ${limit}`).join('\n')}`,
        },
      ],
      'back-matter': {
        resources: [
          {
            uuid: uuid('plan'),
            title: 'What was assessed',
            description: `${descriptionOf(manifest)} The plan is that of the packet: no other was given.`,
            rlinks: [{ href: 'manifest.json' }],
          },
          ...evidence.map(([name, sha256]) => ({
            uuid: uuid(`entry ${name}`),
            title: name,
            rlinks: [{ href: name, hashes: [{ algorithm: 'SHA-256', value: sha256 }] }],
          })),
        ],
      },
    },
  }
}

/** Entries that show what checks say. */
const SHOWN =
  /^(decisions\.ndjson|findings\.sarif|manifest\.json|evidence\/(records|proofs)\.ndjson|evidence\/sources\.json)$/

function observationOf(
  rule: RuleInfo,
  { manifest, findings }: OscalFacts,
  uuid: (name: string) => string,
  evidence: readonly (readonly [string, string])[],
): object {
  const { open, excepted } = findings.byCode.get(rule.code) ?? { open: 0, excepted: 0 }
  return {
    uuid: uuid(`observation ${rule.code}`),
    title: `${rule.code}: ${line(rule.title)}`,
    description: line(rule.meaning),
    props: [
      { name: 'severity', ns: NAMESPACE, value: rule.severity },
      { name: 'open', ns: NAMESPACE, value: String(open) },
      { name: 'excepted', ns: NAMESPACE, value: String(excepted) },
    ],
    methods: ['TEST'],
    types: ['finding'],
    'relevant-evidence': evidence.map(([name]) => ({
      href: `#${uuid(`entry ${name}`)}`,
      description: `${name} of the packet; its digest is that of the resource.`,
    })),
    collected: manifest.sealedAt,
    remarks: `${open} open, ${excepted} covered by an exception.`,
  }
}

function findingOf(
  control: string,
  touching: readonly RuleInfo[],
  { findings }: OscalFacts,
  uuid: (name: string) => string,
): object {
  const open = touching.reduce((sum, { code }) => sum + (findings.byCode.get(code)?.open ?? 0), 0)
  const codes = touching.map(({ code }) => code).join(', ')
  return {
    uuid: uuid(`finding ${control}`),
    title: `${control}: ${open === 0 ? 'nothing open' : `${open} open`}`,
    description: `By the checks that touch it: ${codes}.`,
    target: {
      type: 'objective-id',
      'target-id': `${control}_obj`,
      status: {
        state: open === 0 ? 'satisfied' : 'not-satisfied',
        reason: open === 0 ? 'pass' : 'fail',
        remarks: 'By these checks of these decisions alone: no opinion on the control as a whole.',
      },
    },
    'related-observations': touching.map(({ code }) => ({ 'observation-uuid': uuid(`observation ${code}`) })),
  }
}

/** Control ids as OSCAL writes them (`ac-3`, `soc-2-cc6.1`), sorted, each with the rules that touch it. */
function controlsOf(rules: readonly RuleInfo[]): ReadonlyMap<string, readonly RuleInfo[]> {
  const pairs = rules.flatMap((rule) => rule.controls.map((control) => ({ id: controlId(control), rule })))
  const byId = Map.groupBy(pairs, ({ id }) => id)
  return new Map(
    [...byId]
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .map(([id, each]) => [id, [...new Set(each.map(({ rule }) => rule))]]),
  )
}

function controlId(control: string): string {
  const id = control
    .replace(/^NIST (SP )?800-53 /, '')
    .toLowerCase()
    .replace(/[^a-z0-9._-]+/g, '-')
  return /^[a-z_]/.test(id) ? id : `c-${id}`
}

function descriptionOf({ selection, counts }: PacketManifest): string {
  const chosen =
    selection.length === 0
      ? 'All decisions of the case'
      : `Decisions chosen by ${selection.map(line).join(', ')}`
  return `${chosen}: ${counts.decisions}, of ${counts.runs} runs, told by ${counts.records} records of ${counts.sources} sources.`
}

/** A text that is one line, with nothing at its ends, and not empty. */
function line(text: string): string {
  const plain = text.replace(/\s+/g, ' ').trim()
  return plain === '' ? '-' : plain
}

/** Ids in the layout of RFC 9562 version 5, from the packet's own figures: none is used for anything but references. */
function uuidsOf({ manifest, digests, hash }: OscalFacts): (name: string) => string {
  const packet = JSON.stringify([
    manifest.case,
    manifest.sealedAt,
    [...digests].toSorted(([a], [b]) => (a < b ? -1 : 1)),
  ])
  const root = encodeHex(hash(new TextEncoder().encode(packet)))
  return (name) => {
    const hex = encodeHex(hash(new TextEncoder().encode(`${root} ${name}`)))
    const variant = '89ab'.charAt(Number.parseInt(hex.charAt(16), 16) & 3)
    return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-5${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20, 32)}`
  }
}
