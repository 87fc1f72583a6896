import { useState } from 'react'
import type { WireError } from '../../../shared/contract/envelope.ts'
import type { HeldFile } from '../../../shared/contract/parts.ts'
import { Button } from '../../components/button.tsx'
import { ChosenKey, useOpener } from '../../components/chosen-key.tsx'
import { Dialog, DialogActions } from '../../components/dialog.tsx'
import { ErrorNotice } from '../../components/notice.tsx'
import { signPacket } from '../../store/sign-packet.ts'
import { visible } from '../../words/visible.ts'

/** Adds one more signature to a packet that is there: what was signed stays as it is. */
export function AddSignature({ file }: { readonly file: HeldFile }) {
  const [isOpen, setOpen] = useState(false)
  return (
    <>
      <Button onClick={() => setOpen(true)}>Add your signature…</Button>
      {isOpen ? <SignDialog file={file} onClose={() => setOpen(false)} /> : null}
    </>
  )
}

function SignDialog({ file, onClose }: { readonly file: HeldFile; readonly onClose: () => void }) {
  const [passphrase, setPassphrase] = useState('')
  const [isBusy, setBusy] = useState(false)
  const [error, setError] = useState<WireError | null>(null)
  const opener = useOpener(passphrase)
  const sign = () => {
    if (opener === undefined || isBusy) return
    setBusy(true)
    setPassphrase('')
    signPacket(file, opener, (failed) => {
      setBusy(false)
      setError(failed)
      if (failed === null) onClose()
    })
  }
  return (
    <Dialog
      open
      onClose={onClose}
      title={`Sign ${visible(file.name)}`}
      about="A signature is added beside those that are there, in the file itself. Verify the packet first: you sign for what it holds."
    >
      <form
        onSubmit={(event) => {
          event.preventDefault()
          sign()
        }}
      >
        <ChosenKey passphrase={passphrase} onPassphrase={setPassphrase} />
        {error === null ? null : <ErrorNotice doing="Sign the packet" error={error} />}
        <DialogActions>
          <Button onClick={onClose} keys={['Esc']}>
            Cancel
          </Button>
          <Button weight="primary" submit disabled={opener === undefined || isBusy}>
            Sign it
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  )
}
