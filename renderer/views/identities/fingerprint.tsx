import { useAnswer } from '../../client/answers.ts'
import { Button } from '../../components/button.tsx'
import { SectionHead } from '../../components/head.tsx'
import { ErrorNotice } from '../../components/notice.tsx'
import { useKeys } from '../../store/keys.ts'
import { go } from '../../store/route.ts'
import css from './identities.module.css'

/** A fingerprint in both forms that two people can compare: digits by eye, words by voice. */
export function Fingerprint({ keyid }: { readonly keyid: string }) {
  const { value, error } = useAnswer('identity.card', { key: keyid })
  const card = () => go({ screen: 'identities', parts: [keyid, 'card'] })
  useKeys({ p: { does: 'Show the card to print', run: card } }, 'Identities')
  return (
    <section aria-label="Fingerprint">
      <SectionHead
        title="Fingerprint"
        about="digits by eye, words by voice"
        actions={
          <Button size="small" keys={['p']} onClick={card}>
            Card to print
          </Button>
        }
      />
      {error === undefined ? null : <ErrorNotice doing="Show the fingerprint" error={error} />}
      {value === undefined ? null : <FingerprintLines groups={value.groups} words={value.words} />}
    </section>
  )
}

/** Four numbered lines of four groups and four words: they say the same. */
export function FingerprintLines({
  groups,
  words,
}: {
  readonly groups: readonly string[]
  readonly words: readonly string[]
}) {
  return (
    <ol className={css.lines}>
      {[0, 4, 8, 12].map((at) => (
        <li key={at}>
          <span className="ink-2">{at / 4 + 1}</span>
          <code className="mono-s">{groups.slice(at, at + 4).join(' ')}</code>
          <code className="mono-s">{words.slice(at, at + 4).join(' ')}</code>
        </li>
      ))}
    </ol>
  )
}
