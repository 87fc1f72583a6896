import type { RawRecord, RecordProof } from '../../shared/contract/decision.ts'
import { useAnswer } from '../client/answers.ts'
import { count, counted } from '../words/numbers.ts'
import { Digest } from './digest.tsx'
import { Facts } from './facts.tsx'
import { ErrorNotice } from './notice.tsx'
import css from './raw-record.module.css'

/** Bytes, digest, leaf, path and root: the line proven to be in the file that was imported, worked out now. */
export function RawProof({
  token,
  record,
  room,
}: {
  readonly token: string
  readonly record: RawRecord
  readonly room: 'narrow' | 'wide'
}) {
  const { value, error } = useAnswer('record.proof', { case: token, place: record.place }, { keep: true })
  if (error !== undefined) return <ErrorNotice doing={`Prove the record ${record.place}`} error={error} />
  const whole = room === 'wide'
  return (
    <div className={css.proof}>
      <Facts
        rows={[
          [
            'Bytes',
            record.offset === null
              ? count(record.bytes)
              : `${count(record.bytes)} at byte ${count(record.offset)}`,
          ],
          ['SHA-256', <Digest key="sha256" value={value?.sha256 ?? null} whole={whole} />],
          ['Leaf', <Digest key="leaf" value={value?.leaf ?? null} whole={whole} />],
          ['Path', value === undefined ? '' : <Path key="path" proof={value} />],
          ['Root', value === undefined ? '' : <Root key="root" proof={value} whole={whole} />],
        ]}
      />
      {value === undefined ? null : <Said proof={value} place={record.place} />}
    </div>
  )
}

/** A tick for each sibling, from the leaf up: raised where it stands left, low where it stands right. */
function Path({ proof: { path, size } }: { readonly proof: RecordProof }) {
  return (
    <span className={css.path} title={`to the root of ${counted(size, 'line')}`}>
      {path.length === 0 ? null : (
        <svg
          className={css.ticks}
          width={path.length * 6}
          height="12"
          role="img"
          aria-label={`From the leaf up: ${path.map(({ side }) => side).join(', ')}`}
        >
          {path.map(({ side, hash }, at) => (
            <rect key={hash} x={at * 6} y={side === 'left' ? 1 : 7} width="5" height="4">
              <title>{`${side} ${hash}`}</title>
            </rect>
          ))}
        </svg>
      )}
      <span>{counted(path.length, 'hash', 'hashes')}</span>
    </span>
  )
}

function Root({ proof: { root, state }, whole }: { readonly proof: RecordProof; readonly whole: boolean }) {
  if (root === null) return <span className="ink-3">none yet</span>
  return (
    <>
      <Digest value={root} whole={whole} /> {state === 'holds' ? 'as at import' : 'at import'}
    </>
  )
}

/** What the proof came to, in words; nothing where it holds, which the head says. */
function Said({ proof: { state, fault }, place }: { readonly proof: RecordProof; readonly place: string }) {
  switch (state) {
    case 'holds':
      return null
    case 'does-not-hold':
      return (
        <p className={css.fails} role="alert">
          <b>The proof does not hold.</b> {place} cannot be shown to be in the file that was imported: {fault}
          . Do not rely on this case; import the source again into a new one.
        </p>
      )
    case 'no-root':
      return (
        <p className={css.note}>
          Not checked: the import of this source did not end, so no root was fixed. Import the file again,
          then it goes on.
        </p>
      )
    case 'too-long':
      return <p className={css.note}>Not checked: the line is longer than is hashed while somebody waits.</p>
  }
}

/** Whether a record's proof holds, in two words for a head. */
export function ProofWord({ token, place }: { readonly token: string; readonly place: string }) {
  const { value } = useAnswer('record.proof', { case: token, place }, { keep: true })
  if (value === undefined) return null
  return <b>{proofWords(value.state)}</b>
}

function proofWords(state: RecordProof['state']): string {
  switch (state) {
    case 'holds':
      return 'proof holds'
    case 'does-not-hold':
      return 'proof does not hold'
    case 'no-root':
    case 'too-long':
      return 'proof not checked'
  }
}
