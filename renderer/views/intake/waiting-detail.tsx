import { Facts } from '../../components/facts.tsx'
import { SectionHead } from '../../components/head.tsx'
import { Scroll } from '../../components/screen.tsx'
import { Time } from '../../components/time.tsx'
import type { Waiting } from '../../store/intake.ts'
import { bytes } from '../../words/numbers.ts'
import { visible } from '../../words/visible.ts'
import { recognisedWords } from './format-words.ts'
import { Ticked } from './ticked.tsx'
import css from './intake.module.css'

/** What is known of a file before it is read. */
export function WaitingDetail({ waiting: { file, as, said } }: { readonly waiting: Waiting }) {
  return (
    <Scroll label="The chosen file" pane>
      <SectionHead
        title={visible(file.name)}
        about={file.kind === 'folder' ? 'a folder' : 'a file, not read yet'}
      />
      <Facts
        rows={[
          [
            'Taken for',
            as === undefined
              ? 'its first lines are being read'
              : `${recognisedWords(as)}${as.format === '' ? '' : `, ${as.format}`}${said === null ? '' : ', as you said'}`,
          ],
          ...(as === undefined ? [] : ([['Because', <Ticked key="because" text={as.reason} />]] as const)),
          ...(file.bytes === null ? [] : ([['Size', bytes(file.bytes)]] as const)),
          ...(file.modified === null
            ? []
            : ([['Last changed', <Time key="at" at={file.modified} precision="s" />]] as const)),
        ]}
      />
      <p className={css.aside}>
        What a file is, is told by its first lines, never by its name. Say otherwise in its row. Nothing of it
        is in the case before the import begins.
      </p>
    </Scroll>
  )
}
