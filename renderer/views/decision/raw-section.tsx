import { ProofWord } from '../../components/raw-proof.tsx'
import { RawRecordView } from '../../components/raw-record.tsx'
import { openRecordOver } from '../../store/record.ts'
import type { Parts } from './parts.ts'
import { Section } from './section.tsx'
import css from './found.module.css'

/** The record that was pointed at last, as it was received, and its proof. */
export function Raw({ opened, shown, onRecord }: Parts) {
  if (shown === undefined)
    return (
      <Section id="raw" title="Raw" number="6" height="fill">
        <p className={css.none}>No record tells of this decision.</p>
      </Section>
    )
  const { place, mark } = shown
  return (
    <Section
      id="raw"
      title="Raw"
      number="6"
      height="fill"
      about={
        <>
          <code className="mono-s">{place}</code> <ProofWord token={opened.case} place={place} />
        </>
      }
    >
      <RawRecordView
        token={opened.case}
        place={place}
        mark={mark}
        room="narrow"
        onPlace={(next) => onRecord(next)}
        onEnlarge={() => openRecordOver({ case: opened.case, place, mark })}
      />
    </Section>
  )
}
