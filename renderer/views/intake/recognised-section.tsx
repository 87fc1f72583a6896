import type { SourceRow } from '../../../shared/contract/intake.ts'
import { Facts } from '../../components/facts.tsx'
import { SectionHead } from '../../components/head.tsx'
import { count, counted } from '../../words/numbers.ts'
import { formatWords } from './format-words.ts'
import { Ticked } from './ticked.tsx'
import css from './intake.module.css'

/** Why the file was taken for what it is, and what its lines turned out to be. */
export function RecognisedSection({ source }: { readonly source: SourceRow }) {
  const { format, formatReason, lines, records, quarantined, blank, duplicates } = source
  return (
    <section aria-label="Recognised as">
      <SectionHead title={`Recognised as ${format}`} about={formatWords(format)} />
      <Facts
        rows={[
          ['Because', <Ticked key="because" text={formatReason} />],
          [
            'Its lines',
            `${counted(lines, 'line')}: ${count(records - quarantined)} accepted, ${count(quarantined)} in quarantine${blank === 0 ? '' : `, ${count(blank)} blank`}`,
          ],
          ...(duplicates === 0
            ? []
            : ([
                [
                  'Repeated',
                  `${counted(duplicates, 'line')} with the bytes and the place of another: counted once`,
                ],
              ] as const)),
        ]}
      />
      <p className={css.aside}>
        A source is read as one format, once. To read the file as another, import it into a new case and
        choose the format there.
      </p>
    </section>
  )
}
