import { useEffect, useRef } from 'react'
import { create } from 'zustand'
import type { RecordMark } from '../../shared/contract/decision.ts'
import { ask, wireErrorOf } from '../client/client.ts'
import { copyText, report } from './notices.ts'

/** A record to be seen as it was received; `mark` is what is sought in it. */
export interface WantedRecord {
  readonly case: string
  readonly place: string
  readonly mark?: RecordMark | undefined
}

interface RecordState {
  /** The record in the dialog over the screen. */
  readonly open: WantedRecord | null
  /** Screens with a place of their own for records, the innermost last. */
  readonly inPlace: readonly ((record: WantedRecord) => void)[]
}

export const useRecord = create<RecordState>(() => ({ open: null, inPlace: [] }))

/** Shows a record's exact bytes and its proof: in the place that the screen has for it, else over the screen. */
export function openRecord(token: string, place: string, mark?: RecordMark): void {
  const record = { case: token, place, mark }
  const { inPlace } = useRecord.getState()
  const show = inPlace.at(-1)
  if (show === undefined) openRecordOver(record)
  else show(record)
}

export function openRecordOver(record: WantedRecord): void {
  useRecord.setState({ open: record })
}

export function closeRecord(): void {
  useRecord.setState({ open: null })
}

/** While the component is on screen, records are shown by it. */
export function useRecordsInPlace(show: (record: WantedRecord) => void): void {
  const latest = useRef(show)
  useEffect(() => {
    latest.current = show
  })
  useEffect(() => {
    const own = (record: WantedRecord) => latest.current(record)
    useRecord.setState(({ inPlace }) => ({ inPlace: [...inPlace, own] }))
    return () => useRecord.setState(({ inPlace }) => ({ inPlace: inPlace.filter((each) => each !== own) }))
  }, [])
}

/** A line is copied whole up to this length; what is longer is copied piece by piece. */
const MOST_COPIED_BYTES = 16 * 1024 * 1024

/** Puts a line's exact bytes on the clipboard; where they are no UTF-8, in base64. */
export async function copyRecord({ case: token, place }: WantedRecord): Promise<void> {
  try {
    let text = ''
    let isText = true
    for (let from = 0, bytes = 1; from < Math.min(bytes, MOST_COPIED_BYTES);) {
      const record = await ask('record.raw', { case: token, place, from })
      const { content, to } = record.piece
      text += content.kind === 'text' ? content.text : content.base64
      isText &&= content.kind === 'text'
      bytes = record.bytes
      if (to <= from) break
      from = to
    }
    copyText(text, isText ? `The bytes of ${place}` : `The bytes of ${place}, in base64,`)
  } catch (error) {
    report(`Copy ${place}`, wireErrorOf(error))
  }
}
