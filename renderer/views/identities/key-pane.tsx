import type { ReactNode } from 'react'
import { Button } from '../../components/button.tsx'
import { Digest } from '../../components/digest.tsx'
import { Facts } from '../../components/facts.tsx'
import { SectionHead } from '../../components/head.tsx'
import { Scroll } from '../../components/screen.tsx'
import { Time } from '../../components/time.tsx'
import { copyText } from '../../store/notices.ts'
import { usePrefs } from '../../store/prefs.ts'
import { dateOrTime, type Zone } from '../../words/times.ts'
import { visible } from '../../words/visible.ts'
import { Fingerprint } from './fingerprint.tsx'
import { COMPARED_WORDS, type KeyOf, STANDING_WORDS, standingOf } from './identity-words.ts'
import { KeptPassphrase } from './kept-passphrase.tsx'
import { KeyActs } from './key-acts.tsx'
import css from './identities.module.css'

/** One key: whose it is, for how long, why it is believed to be, and what can be done with it. */
export function KeyPane({ row }: { readonly row: KeyOf }) {
  const { identity, key } = row
  const zone = usePrefs((prefs) => prefs.zone)
  return (
    <Scroll ground="inset" pane>
      <section className={css.pane} aria-label="The key">
        <header className={css.head}>
          <h2 className={css.name}>{visible(identity.name)}</h2>
          <p className="small">{STANDING_WORDS[standingOf(key, Date.now())]}</p>
        </header>
        <div className={css.facts}>
          <Facts rows={factsOf(row, zone)} />
        </div>
        <KeyActs row={row} />
        <Fingerprint keyid={key.keyid} />
        {key.own ? <KeptPassphrase key={key.keyid} keyid={key.keyid} /> : null}
        <SectionHead title="Public key" about="for whoever is to believe what it signs" />
        <div className={css.acts}>
          <Button size="small" onClick={() => copyText(key.publicKey, 'The public key')}>
            Copy the public key
          </Button>
        </div>
      </section>
    </Scroll>
  )
}

function factsOf(
  { identity: { aliases, keys }, key }: KeyOf,
  zone: Zone,
): readonly (readonly [string, ReactNode])[] {
  const { compared, revoked } = key
  return [
    ['Stands for', aliases.length === 0 ? 'no id in evidence' : visible(aliases.join(', '))],
    ['Key', <Digest key="key" value={key.keyid} whole />],
    ['Since', key.since === null ? 'no beginning is known' : visible(dateOrTime(key.since, zone))],
    ['Until', key.until === null ? 'no end is set' : visible(dateOrTime(key.until, zone))],
    [
      'Compared',
      compared === null ? (
        'not yet'
      ) : (
        <span key="compared">
          {COMPARED_WORDS[compared.how]}, by {visible(compared.by)},{' '}
          <Time at={compared.at} precision="minute" />
          {compared.note === '' ? '' : `: ${visible(compared.note)}`}
        </span>
      ),
    ],
    ...(revoked === null
      ? []
      : [
          [
            'Revoked',
            <span key="revoked">
              by {visible(revoked.by)}, <Time at={revoked.at} precision="minute" />: {visible(revoked.why)}
            </span>,
          ] as const,
        ]),
    ['Private half', key.own ? 'held here, encrypted' : 'not at this desk'],
    ...(keys.length > 1 ? [['Other keys', String(keys.length - 1)] as const] : []),
  ]
}
