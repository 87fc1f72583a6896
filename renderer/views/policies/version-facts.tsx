import { OctagonAlert } from 'lucide-react'
import type { ReactNode } from 'react'
import type { PolicyInFull, PolicyVersionLine } from '../../../shared/contract/policies.ts'
import { Digest } from '../../components/digest.tsx'
import { Facts } from '../../components/facts.tsx'
import { FindingList } from '../../components/finding-list.tsx'
import { SectionHead } from '../../components/head.tsx'
import { usePrefs } from '../../store/prefs.ts'
import { addressOf } from '../../store/route.ts'
import { bytes, counted } from '../../words/numbers.ts'
import { dateTime, type Zone } from '../../words/times.ts'
import { visible } from '../../words/visible.ts'
import { TrapList } from './trap-list.tsx'
import { decisionsUnder, isNeverInForce, outsideWords } from './version-words.ts'
import css from './policies.module.css'

/** What is known of one version, exactly. */
export function VersionFacts({
  caseToken,
  policy,
  version,
}: {
  readonly caseToken: string
  readonly policy: PolicyInFull
  readonly version: PolicyVersionLine
}) {
  const zone = usePrefs((prefs) => prefs.zone)
  return (
    <div data-pane="">
      <SectionHead title={visible(`${policy.id} ${version.version}`)} />
      <div className={css.facts}>
        <Facts rows={[...bundleFacts(version, zone), ...decisionFacts(policy, version, zone)]} />
      </div>
      <Findings policy={policy} version={version.version} />
      {version.bundled === null ? null : (
        <TrapList caseToken={caseToken} policy={policy.id} version={version.version} />
      )}
    </div>
  )
}

type Row = readonly [name: string, value: ReactNode]

function bundleFacts(version: PolicyVersionLine, zone: Zone): readonly Row[] {
  const { bundled } = version
  if (bundled === null)
    return [
      [
        'In no bundle',
        <>
          Decisions name this version, and the case does not hold it: they cannot be put to it again.{' '}
          <a href={addressOf({ screen: 'findings', parts: ['RP-03'] })}>RP-03</a>
        </>,
      ],
    ]
  const { start, end, engine, file, files, again } = bundled
  return [
    [
      'In force',
      isNeverInForce(version)
        ? 'never: its interval ends where it begins, or before'
        : [
            start === null ? 'from the beginning' : `from ${dateTime(start, zone)}`,
            end === null ? 'open' : `up to ${dateTime(end, zone)}, not included`,
          ].join(', '),
    ],
    ['Engine', engine],
    ['Bundle', visible(file)],
    ['Digest', <DigestFact key="d" version={version} />],
    [
      'Files',
      files.map(({ path, role, sha256, bytes: size }) => (
        <p key={path}>
          <span className={css.whole}>{visible(path)}</span>
          <span className="ink-2">
            {role === 'text' ? '' : `, ${role}`}, <span className="unbroken">{bytes(size)}</span>,{' '}
            <Digest value={sha256} />
          </span>
        </p>
      )),
    ],
    ...(again.same + again.other === 0
      ? []
      : [
          [
            'Held again',
            `by ${counted(again.same + again.other, 'more bundle entry', 'more bundle entries')}, ${again.other === 0 ? 'with the same files' : `${again.other} with other files; the first imported counts`}`,
          ] as const,
        ]),
  ]
}

function decisionFacts({ id }: PolicyInFull, version: PolicyVersionLine, zone: Zone): readonly Row[] {
  const { version: name, decisions, notInForce, inGap, furtherDays } = version
  const outside = outsideWords(version, zone)
  if (decisions === null) return []
  return [
    [
      'Decisions',
      decisions === 0 ? 'none' : <a href={decisionsUnder(id, name)}>{counted(decisions, 'decision')}</a>,
    ],
    ...(outside.length === 0
      ? []
      : [
          [
            'Outside',
            <>
              {outside.map((words) => (
                <p key={words}>{words}</p>
              ))}
              {notInForce === 0 ? null : (
                <a href={decisionsUnder(id, name, 'RP-02')}>
                  {counted(notInForce, 'decision')} while another version was in force, RP-02
                </a>
              )}
              {inGap === 0 ? null : (
                <p>
                  {counted(inGap, 'decision')} while no version was in force,{' '}
                  <a href={addressOf({ screen: 'findings', parts: ['RP-07'] })}>RP-07</a>
                </p>
              )}
            </>,
          ] as const,
        ]),
    ...(furtherDays === 0
      ? []
      : [['Not drawn', `${counted(furtherDays, 'decision')} on days that are too many to draw`] as const]),
  ]
}

function DigestFact({ version: { bundled, digestHolds } }: { readonly version: PolicyVersionLine }) {
  if (bundled === null) return null
  const { digest, declaredDigest } = bundled
  return (
    <>
      <p className={css.whole}>
        <Digest value={digest} whole />
      </p>
      {digestHolds ? (
        <p>
          {declaredDigest === null ? 'of the files; the bundle gives none' : 'as the bundle gives it: holds'}
        </p>
      ) : (
        <>
          <p className={css.fails}>
            <OctagonAlert aria-hidden="true" />
            does not hold
            <a href={addressOf({ screen: 'findings', parts: ['RP-04'] })}>RP-04</a>
          </p>
          {declaredDigest === null || declaredDigest === digest ? (
            <p>a record gives another</p>
          ) : (
            <p className={css.whole}>
              the bundle says <Digest value={declaredDigest} whole />
            </p>
          )}
        </>
      )}
    </>
  )
}

/** Of the policy as a whole, and of this version. */
function Findings({
  policy: { id, findings },
  version,
}: {
  readonly policy: PolicyInFull
  readonly version: string
}) {
  const own = findings.filter(({ subject }) => subject === id || subject === `${id}@${version}`)
  if (own.length === 0) return null
  return (
    <>
      <SectionHead title="Findings" about="of the policy and this version" />
      <FindingList findings={own} />
    </>
  )
}
