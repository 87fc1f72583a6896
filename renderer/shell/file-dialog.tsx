import { answerDialog, type FileDialog as Asked, useFileDialog } from '../store/files.ts'
import { Dialog } from '../components/dialog.tsx'
import { FolderChooser } from './folder-chooser.tsx'

/** The dialog for files, in a browser, which has none that knows this machine's folders. */
export function FileDialog() {
  const dialog = useFileDialog((state) => state.dialog)
  if (dialog === null) return null
  return (
    <Dialog open onClose={() => answerDialog([])} title={titleOf(dialog)} width={680}>
      <FolderChooser dialog={dialog} />
    </Dialog>
  )
}

function titleOf(dialog: Asked): string {
  if (dialog.kind === 'save') return 'Choose where to save'
  switch (dialog.wanted) {
    case 'case':
      return 'Choose a case'
    case 'evidence':
      return 'Choose logs, definitions and policies'
    case 'folder':
      return 'Choose a folder'
    case 'packet':
      return 'Choose a packet'
    case 'private-key':
      return 'Choose a private key'
    case 'public-key':
      return 'Choose a public key'
    case 'certificate':
      return 'Choose certificates of an authority'
    case 'disclosure':
      return 'Choose a disclosure'
    case 'timestamp':
      return 'Choose the answer of an authority'
  }
}
