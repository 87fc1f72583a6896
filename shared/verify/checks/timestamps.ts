import { instantOf } from '../../model/time.ts'
import type { Timestamp, TimestampNotRead, TimestampReading } from '../../model/timestamp.ts'
import type { OpenedEnvelope } from '../../proof/dsse.ts'
import { doesNotHold, holds, notChecked, quoted, type Judged } from '../faults.ts'
import type { VerifyTools } from '../packet-source.ts'

/** What timestamps are judged by. */
export interface TimestampRequest {
  /** Certificates that the person vouches for, as DER. */
  readonly authorities: readonly Uint8Array[]
  /** As the statement says; undefined where it says nothing. */
  readonly sealedAt: string | undefined
}

/**
 * Each timestamp of each signature, in their order. One by an authority that nobody vouched for takes nothing from a
 * packet: whose signature it is rests on the key alone. One that does not hold does: somebody put it there to be
 * believed.
 */
export async function checkTimestamps(
  { signatures }: Pick<OpenedEnvelope, 'signatures'>,
  tools: Pick<VerifyTools, 'readTimestamp'>,
  { authorities, sealedAt }: TimestampRequest,
): Promise<readonly Judged[]> {
  const judged: Judged[] = []
  for (const { keyid, sig, timestamps } of signatures)
    for (const answer of timestamps) {
      const reading = await tools.readTimestamp(answer, { bytes: sig, authorities })
      judged.push(judgedOf(reading, { keyid, sealedAt }))
    }
  if (judged.length > 0) return judged
  return [notChecked("there is none: when it was signed is the word of the signer's own clock")]
}

function judgedOf(
  reading: TimestampReading | TimestampNotRead,
  { keyid, sealedAt }: { readonly keyid: string; readonly sealedAt: string | undefined },
): Judged {
  const over = `over the signature of ${quoted(keyid)}`
  switch (reading.result) {
    case 'not-checked':
      return notChecked(`${over}: ${reading.why}`)
    case 'does-not-hold':
      return doesNotHold(`${over}: ${reading.problem}`)
    case 'holds':
      return holds(
        `${said(reading.stamp, sealedAt)}, ${over}, by an authority that you vouch for: ${reading.authority}`,
      )
    case 'untrusted':
      return {
        result: 'untrusted',
        detail: `${said(reading.stamp, sealedAt)}, ${over}; it holds, by an authority that nobody vouched for: ${reading.why}`,
      }
  }
}

/** The authority's words: when, how exactly, by whom; and how that goes with the time that the statement gives. */
function said(stamp: Timestamp, sealedAt: string | undefined): string {
  return `${stamp.time}${accuracyText(stamp)}, by ${stamp.by}${besideSealing(stamp, sealedAt)}`
}

function accuracyText({ accuracyMs }: Pick<Timestamp, 'accuracyMs'>): string {
  return accuracyMs === null ? '' : ` (to ${accuracyMs / 1000} s)`
}

function besideSealing({ time, accuracyMs }: Timestamp, sealedAt: string | undefined): string {
  const sealed = sealedAt === undefined ? undefined : instantOf(sealedAt)
  const stamped = instantOf(time)
  if (sealed === undefined || stamped === undefined) return ''
  if (stamped + (accuracyMs ?? 0) < sealed)
    return `, which is before the time at which it says that it was sealed (${sealedAt}): that clock ran ahead`
  return `; it says that it was sealed at ${sealedAt}`
}
