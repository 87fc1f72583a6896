import { instantOf } from '../model/time.ts'
import type { DerElement } from './der.ts'
import { TimestampFault } from './timestamp-fault.ts'

const GENERALIZED_TIME = 0x18
const TEXT = /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)(\.\d{1,9})?Z$/

/**
 * A GeneralizedTime in RFC 3339, with all that it gives of a second. Read here, since RFC 3161 (2.4.2) allows UTC
 * alone, and the library would take another time for one of the machine's zone. Throws TimestampFault.
 */
export function genTimeOf(element: DerElement | undefined): string {
  if (element?.tag !== GENERALIZED_TIME) throw new TimestampFault('it gives no time')
  const text = String.fromCharCode(...element.content.subarray(0, 40))
  const part = TEXT.exec(text)
  const time =
    part === null
      ? undefined
      : `${part[1]}-${part[2]}-${part[3]}T${part[4]}:${part[5]}:${part[6]}${part[7] ?? ''}Z`
  if (time === undefined || instantOf(time) === undefined)
    throw new TimestampFault(`${JSON.stringify(text)} is no time in UTC`)
  return time
}
