import { File, Folder, FolderUp } from 'lucide-react'
import { useEffect, useState } from 'react'
import { refresh, useAnswer } from '../client/answers.ts'
import { Button } from '../components/button.tsx'
import { DialogActions } from '../components/dialog.tsx'
import { Field } from '../components/field.tsx'
import { ErrorNotice } from '../components/notice.tsx'
import { answerDialog, type FileDialog, saveIn } from '../store/files.ts'
import { usePrefs } from '../store/prefs.ts'
import { dateTime } from '../words/times.ts'
import { bytes } from '../words/numbers.ts'
import { visible } from '../words/visible.ts'
import type { HeldFile } from '../../shared/contract/parts.ts'
import css from './folder-chooser.module.css'

/** A folder of this machine: go into folders, choose files, or say where to write one. */
export function FolderChooser({ dialog }: { readonly dialog: FileDialog }) {
  const [folder, setFolder] = useState<string | null>(null)
  const [chosen, setChosen] = useState<readonly HeldFile[]>([])
  const [name, setName] = useState(dialog.kind === 'save' ? dialog.name : '')
  const [taken, setTaken] = useState(false)
  const zone = usePrefs((prefs) => prefs.zone)
  const { value, error } = useAnswer('shell.folder', { folder }, { keep: true })
  // What was listed before may be there no more, and something else may be.
  useEffect(() => refresh((method) => method === 'shell.folder'), [])
  if (error !== undefined) return <ErrorNotice doing="Show the folder" error={error} />
  if (value === undefined) return <div className={css.list} />
  const enter = (token: string) => {
    setFolder(token)
    setChosen([])
    setTaken(false)
  }
  const pick = (file: HeldFile) => {
    if (file.kind === 'folder') enter(file.token)
    else if (dialog.kind === 'save') setName(file.name)
    else if (dialog.many)
      setChosen(
        chosen.some(({ token }) => token === file.token)
          ? chosen.filter(({ token }) => token !== file.token)
          : [...chosen, file],
      )
    else answerDialog([file])
  }
  const save = () => {
    void saveIn(value.folder.token, withExtension(name.trim(), dialog), taken ? 'replace' : 'ask').then(
      (answer) => setTaken(answer === 'taken'),
    )
  }
  const shown =
    dialog.kind === 'open' && dialog.wanted === 'folder'
      ? value.entries.filter(({ kind }) => kind === 'folder')
      : value.entries
  return (
    <>
      <div className={css.path}>
        {value.places.map((place) => (
          <Button key={place.token} size="small" weight="quiet" onClick={() => enter(place.token)}>
            {visible(place.name)}
          </Button>
        ))}
        <span className={css.gap} />
        <b>{visible(value.folder.name)}</b>
      </div>
      <div
        className={css.list}
        role="listbox"
        aria-label={`In ${value.folder.name}`}
        aria-multiselectable={dialog.kind === 'open' && dialog.many}
      >
        {value.parent === null ? null : (
          <Row
            icon={<FolderUp aria-hidden="true" />}
            name="The folder above"
            chosen={false}
            onPick={() => enter(value.parent ?? '')}
          />
        )}
        {shown.map((file) => (
          <Row
            key={file.token}
            icon={file.kind === 'folder' ? <Folder aria-hidden="true" /> : <File aria-hidden="true" />}
            name={visible(file.name)}
            about={[
              file.bytes === null ? '' : bytes(file.bytes),
              file.modified === null ? '' : dateTime(file.modified, zone, 'minute'),
            ]
              .filter(Boolean)
              .join(', ')}
            chosen={chosen.some(({ token }) => token === file.token)}
            onPick={() => pick(file)}
          />
        ))}
        {value.more ? <p className={css.more}>This folder holds more files than are shown.</p> : null}
      </div>
      {dialog.kind === 'save' ? (
        <Field
          label="Name"
          value={name}
          onChange={(event) => {
            setName(event.target.value)
            setTaken(false)
          }}
          problem={taken ? 'There is a file of that name. Choosing it again replaces it.' : undefined}
        />
      ) : null}
      <DialogActions>
        <Button onClick={() => answerDialog([])} keys={['Esc']}>
          Cancel
        </Button>
        {dialog.kind === 'save' ? (
          <Button weight="primary" disabled={name.trim() === ''} onClick={save}>
            {taken ? 'Replace the file' : 'Save here'}
          </Button>
        ) : dialog.wanted === 'folder' ? (
          <Button weight="primary" onClick={() => answerDialog([value.folder])}>
            Choose {visible(value.folder.name)}
          </Button>
        ) : (
          <Button weight="primary" disabled={chosen.length === 0} onClick={() => answerDialog(chosen)}>
            {chosen.length > 1 ? `Choose ${chosen.length} files` : 'Choose the file'}
          </Button>
        )}
      </DialogActions>
    </>
  )
}

/** A file is found again by what its name ends in. */
function withExtension(name: string, dialog: FileDialog): string {
  if (dialog.kind === 'open' || dialog.extension === '') return name
  const end = `.${dialog.extension}`
  return name.toLowerCase().endsWith(end) ? name : `${name}${end}`
}

function Row({
  icon,
  name,
  about,
  chosen,
  onPick,
}: {
  readonly icon: React.ReactNode
  readonly name: string
  readonly about?: string
  readonly chosen: boolean
  readonly onPick: () => void
}) {
  return (
    <button
      type="button"
      role="option"
      aria-selected={chosen}
      className={`${css.row} ${chosen ? css.chosen : ''}`}
      onClick={onPick}
    >
      {icon}
      <span className={css.name}>{name}</span>
      <span className={css.about}>{about}</span>
    </button>
  )
}
