import { assertNever } from '../../model/assert-never.ts'
import type { QuarantineReason } from '../../model/segment.ts'
import type { EvidenceFormat } from '../../model/source.ts'
import { parseLossless } from '../../proof/lossless-json.ts'
import { utf8Text } from '../../proof/utf8-text.ts'
import { readAuthzenEntry } from '../formats/authzen-log.ts'
import { readCerbosAuditEntry } from '../formats/cerbos-audit-log.ts'
import { readCloudTrailRecord } from '../formats/cloudtrail.ts'
import { readDocketEvidence } from '../formats/docket-evidence.ts'
import { readOpaEvent } from '../formats/opa-decision-log.ts'
import { lenientStream } from './lenient-stream.ts'
import { LINE_LIMIT_BYTES } from '../limits.ts'
import type { LineReading, LineRefused, MapLine } from './line-reading.ts'

const looseUtf8 = new TextDecoder('utf-8', { ignoreBOM: true })

/**
 * Reads one line of evidence: the record's bytes, without terminator and BOM, not blank. The one way in,
 * at import and whenever raw bytes are read again: equal bytes give equal readings. Never throws; the bytes
 * are hostile.
 */
export function readLine(format: EvidenceFormat, bytes: Uint8Array): LineReading {
  if (bytes.length > LINE_LIMIT_BYTES) return lineTooLong(bytes.length)
  const text = utf8Text(bytes)
  if (text !== undefined) return readText(format, text)
  return refuse(
    'bad-utf8',
    `the line is no UTF-8 at its byte ${badByteOffset(bytes)}`,
    looseUtf8.decode(bytes),
  )
}

/** Reads one line whose bytes are known to be UTF-8. */
export function readText(format: EvidenceFormat, text: string): LineReading {
  const parsed = parseLossless(text)
  if (!parsed.ok) return refuse(parsed.reason, parsed.detail, text)
  const reading = mapperOf(format)(parsed.value)
  return reading.ok ? reading : refuse(reading.reason, reading.detail, text)
}

/** The reading of a line that is too long to be read. */
export function lineTooLong(bytes: number): LineRefused {
  const detail = `the line is ${bytes} bytes long, the limit is ${LINE_LIMIT_BYTES}`
  return { ok: false, reason: 'line-too-long', detail, stream: undefined }
}

function mapperOf(format: EvidenceFormat): MapLine {
  switch (format) {
    case 'docket-evidence/1':
      return readDocketEvidence
    case 'cerbos-audit-log':
      return readCerbosAuditEntry
    case 'opa-decision-log':
      return readOpaEvent
    case 'aws-cloudtrail':
      return readCloudTrailRecord
    case 'authzen-log':
      return readAuthzenEntry
    default:
      return assertNever(format)
  }
}

function refuse(reason: QuarantineReason, detail: string, text: string): LineRefused {
  return { ok: false, reason, detail, stream: lenientStream(text) }
}

/** Where the bytes stop being the start of UTF-8 text: the longest such start, found by halving. */
function badByteOffset(bytes: Uint8Array): number {
  let valid = 0
  let invalid = bytes.length + 1
  while (invalid - valid > 1) {
    const middle = (valid + invalid) >>> 1
    if (startsText(bytes.subarray(0, middle))) valid = middle
    else invalid = middle
  }
  return valid
}

function startsText(bytes: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: true })
    return true
  } catch {
    // The decoder does not say where: the caller seeks the place with this answer.
    return false
  }
}
