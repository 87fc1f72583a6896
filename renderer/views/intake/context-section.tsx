import { useState } from 'react'
import type { SourceRow } from '../../../shared/contract/intake.ts'
import { Button } from '../../components/button.tsx'
import { Facts } from '../../components/facts.tsx'
import { SectionHead } from '../../components/head.tsx'
import type { OpenCase } from '../../store/case.ts'
import { useKeys } from '../../store/keys.ts'
import { count, counted } from '../../words/numbers.ts'
import { visible } from '../../words/visible.ts'
import { ContextDialog } from './context-dialog.tsx'
import { CONTEXT_FIELDS } from './context-fields.ts'
import css from './intake.module.css'

/** Where an export comes from, as a person says it: so that its completeness can be judged. */
export function ContextSection({
  source,
  opened,
}: {
  readonly source: SourceRow
  readonly opened: OpenCase
}) {
  const [editing, setEditing] = useState(false)
  const { context } = source
  const given = CONTEXT_FIELDS.filter(({ field }) => context[field] !== undefined)
  const edit = () => setEditing(true)
  useKeys({ e: { does: 'Say where the source comes from', run: edit } }, 'Intake')
  return (
    <section aria-label="Context" className={css.context}>
      <SectionHead
        title="Context"
        about={`${given.length} of ${CONTEXT_FIELDS.length} given`}
        actions={
          <Button size="small" weight="quiet" keys={['e']} onClick={edit}>
            {given.length === 0 ? 'Add…' : 'Edit…'}
          </Button>
        }
      />
      {given.length === 0 ? (
        <p className={css.aside}>
          Query, filters, tenant, who exported it, zone, expected count and retention are not known. They show
          whether the export is complete, and go into custody and every packet.
        </p>
      ) : (
        <Facts
          rows={given.map(({ field, label }) => [
            label,
            field === 'expectedCount' ? (
              <Expected key={field} source={source} />
            ) : (
              visible(String(context[field]))
            ),
          ])}
        />
      )}
      {editing ? <ContextDialog source={source} opened={opened} onClose={() => setEditing(false)} /> : null}
    </section>
  )
}

/** The count that the exporter gave, held against what was read. */
function Expected({ source: { context, records, duplicates, status } }: { readonly source: SourceRow }) {
  const expected = context.expectedCount ?? 0
  const difference = records - expected
  const repeated = duplicates === 0 ? '' : `; ${counted(duplicates, 'repeated line')} counted once`
  return (
    <>
      {counted(expected, 'record')},{' '}
      {difference === 0 ? (
        <b>equal</b>
      ) : (
        <>
          <b>differs by {count(Math.abs(difference))}</b>: {count(records)}{' '}
          {status === 'complete' ? 'read' : 'read so far'}
        </>
      )}
      {repeated}
    </>
  )
}
