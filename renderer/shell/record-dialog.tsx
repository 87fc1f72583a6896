import { useEffect } from 'react'
import { Button } from '../components/button.tsx'
import { Dialog, DialogActions } from '../components/dialog.tsx'
import { ProofWord } from '../components/raw-proof.tsx'
import { RawRecordView } from '../components/raw-record.tsx'
import { closeRecord, openRecordOver, useRecord } from '../store/record.ts'
import { useRoute } from '../store/route.ts'

/** A record's exact bytes and their proof, over whatever screen named it. */
export function RecordDialog() {
  const record = useRecord(({ open }) => open)
  const { caseName, screen, parts } = useRoute()
  const path = parts.join('/')
  // Another place has its own records.
  useEffect(() => closeRecord, [caseName, screen, path])
  if (record === null) return null
  const { case: token, place, mark } = record
  return (
    <Dialog
      open
      onClose={closeRecord}
      title={`Record ${place}`}
      about={<ProofWord token={token} place={place} />}
      width={860}
    >
      <RawRecordView
        token={token}
        place={place}
        mark={mark}
        room="wide"
        onPlace={(next) => openRecordOver({ case: token, place: next })}
      />
      <DialogActions>
        <Button onClick={closeRecord} keys={['Esc']}>
          Close the record
        </Button>
      </DialogActions>
    </Dialog>
  )
}
