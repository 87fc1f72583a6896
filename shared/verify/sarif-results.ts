import { Finding } from '../model/finding.ts'
import type { JsonValue } from '../model/json.ts'
import { ENTRY } from '../model/packet.ts'
import { EntryFault } from './faults.ts'
import { jsonOf, shaped } from './json-reading.ts'
import { decoded, type PacketReader } from './packet-reader.ts'

/** A finding as a packet's SARIF log tells it, with what SARIF says of it a second time. */
export interface SarifResult {
  readonly finding: Finding
  readonly level: JsonValue | undefined
  readonly suppressed: boolean
  /** The id of the rule that it refers to by number, where it does; '' where there is none of that number. */
  readonly rule: string | undefined
  /** Lines of the records that it points at, from 1; NaN for a place that is none. */
  readonly lines: readonly number[]
}

const HEAD_END = ',"results":['
const FOOT = ']}]}'

/**
 * The findings of `findings.sarif`, one a line as the packet's writer lays them, so that the log need not be
 * held whole. Throws EntryFault where it is laid out otherwise, or head and foot make no SARIF 2.1.0 of one run.
 */
export async function* sarifFindings(reader: PacketReader): AsyncGenerator<SarifResult> {
  let line = 0
  let ended = false
  let before = ''
  let rules: readonly string[] = []
  for await (const bytes of reader.lines(ENTRY.findings)) {
    line += 1
    const text = decoded(bytes, `${ENTRY.findings} line ${line}`)
    if (line === 1) rules = rulesOf(text)
    else if (text === FOOT) {
      if (ended || before === ',') throw misplaced(line)
      ended = true
    } else {
      if (ended || (line > 2 && before !== ',')) throw misplaced(line)
      before = text.endsWith(',') ? ',' : ''
      yield resultOf(text.slice(0, text.length - before.length), line, rules)
    }
  }
  if (!ended) throw new EntryFault(`${ENTRY.findings} breaks off`)
}

function misplaced(line: number): EntryFault {
  return new EntryFault(`${ENTRY.findings} line ${line} is not one result a line`)
}

/** The ids of the rules that the head lists, in their order. Throws EntryFault where it is no such head. */
function rulesOf(text: string): readonly string[] {
  if (!text.endsWith(HEAD_END))
    throw new EntryFault(`${ENTRY.findings} does not begin as a packet's log does`)
  const log = objectOf(jsonOf(`${text}${FOOT}`, `${ENTRY.findings} line 1`))
  if (log?.['version'] !== '2.1.0') throw new EntryFault(`${ENTRY.findings} is no SARIF 2.1.0`)
  const runs = listOf(log['runs'])
  const driver = objectOf(objectOf(objectOf(runs[0])?.['tool'])?.['driver'])
  if (driver === undefined || runs.length !== 1) throw new EntryFault(`${ENTRY.findings} is not of one tool`)
  return listOf(driver['rules']).map((rule) => {
    const id = objectOf(rule)?.['id']
    return typeof id === 'string' ? id : ''
  })
}

function resultOf(text: string, line: number, rules: readonly string[]): SarifResult {
  const what = `${ENTRY.findings} line ${line}`
  const result = objectOf(jsonOf(text, what))
  const message = objectOf(result?.['message'])
  const properties = objectOf(result?.['properties'])
  if (result === undefined || message === undefined || properties === undefined)
    throw new EntryFault(`${what} is no result`)
  const { severity, subject, evidence, excepted } = properties
  const finding = { code: result['ruleId'], severity, subject, message: message['text'], evidence, excepted }
  const ruleIndex = result['ruleIndex']
  return {
    finding: shaped(Finding, finding, what),
    level: result['level'],
    suppressed: listOf(result['suppressions']).length > 0,
    rule:
      ruleIndex === undefined
        ? undefined
        : ((typeof ruleIndex === 'number' ? rules[ruleIndex] : undefined) ?? ''),
    lines: listOf(result['locations']).flatMap((location) =>
      linesOf(objectOf(location)?.['physicalLocation']),
    ),
  }
}

function linesOf(place: JsonValue | undefined): readonly number[] {
  if (place === undefined) return []
  const uri = objectOf(objectOf(place)?.['artifactLocation'])?.['uri']
  const startLine = objectOf(objectOf(place)?.['region'])?.['startLine']
  return [uri === ENTRY.records && typeof startLine === 'number' ? startLine : Number.NaN]
}

function listOf(value: JsonValue | undefined): readonly JsonValue[] {
  return Array.isArray(value) ? (value as readonly JsonValue[]) : []
}

function objectOf(value: JsonValue | undefined): Readonly<Record<string, JsonValue>> | undefined {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Readonly<Record<string, JsonValue>>)
    : undefined
}
