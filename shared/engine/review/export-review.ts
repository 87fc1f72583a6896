import { basename } from 'node:path'
import { assertNever } from '../../model/assert-never.ts'
import type { CaseFile } from '../../casefile/case-file.ts'
import { DocketError } from '../../model/error.ts'
import type { ActId, Revocation } from '../../model/review.ts'
import { scimRequest } from '../../review/scim.ts'
import { csvRow } from '../csv-row.ts'
import { writeWhole, type WriteOptions } from '../write-whole.ts'
import { campaignRecord } from './read-campaigns.ts'
import { revocationsOf } from './revocations.ts'

export type ReviewExport = 'csv' | 'scim' | 'papers'

const COLUMNS = [
  'item',
  'subject',
  'entitlement',
  'decision',
  'revoked by',
  'revoked at',
  'asked of',
  'due',
  'state',
  'shown by',
  'shown at',
  'granted again by',
  'granted again at',
] as const

/** Writes the revocations of a campaign, or the campaign whole. Throws what `writeWhole` throws, CAMPAIGN_NOT_FOUND. */
export async function exportReview(
  file: CaseFile,
  campaign: ActId,
  path: string,
  { as, signal }: { readonly as: ReviewExport } & Pick<WriteOptions, 'signal'>,
): Promise<{ name: string; bytes: number; rows: number }> {
  if (path.endsWith('.docket'))
    throw new DocketError('FILE_UNWRITABLE', { path, problem: 'that is the name of a case' })
  const { texts, rows } = file.snapshot(() => textsOf(file, campaign, as))
  async function* pieces(): AsyncGenerator<string> {
    yield* texts
  }
  const { bytes } = await writeWhole(path, pieces(), { signal })
  return { name: basename(path), bytes, rows }
}

function textsOf(
  file: CaseFile,
  campaign: ActId,
  as: ReviewExport,
): { readonly texts: readonly string[]; readonly rows: number } {
  switch (as) {
    case 'csv': {
      const rows = revocationsOf(file, campaign).map((each) => csvRow(cellsOf(each)))
      return { texts: [csvRow(COLUMNS), ...rows].map((row) => `${row}\r\n`), rows: rows.length }
    }
    case 'scim': {
      const open = revocationsOf(file, campaign).filter(({ state }) => state !== 'gone')
      const requests = open.flatMap((each) => scimRequest(each) ?? [])
      return { texts: requests.map((each) => `${JSON.stringify(each)}\n`), rows: requests.length }
    }
    case 'papers': {
      const record = campaignRecord(file, campaign)
      return { texts: [`${JSON.stringify(record, null, 2)}\n`], rows: record.items.length }
    }
    default:
      return assertNever(as)
  }
}

function cellsOf(each: Revocation): readonly string[] {
  return [
    each.item,
    each.subject ?? '',
    each.entitlement ?? '',
    each.decision,
    each.by.name,
    each.time,
    each.of ?? '',
    each.due ?? '',
    each.state,
    each.gone === null ? '' : `${each.gone.what} ${each.gone.ref}`,
    each.gone?.time ?? '',
    each.again?.decision ?? (each.again === null ? '' : `effect ${each.again.record ?? ''}`),
    each.again?.time ?? '',
  ]
}
