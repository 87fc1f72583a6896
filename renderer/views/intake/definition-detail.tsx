import type { DefinitionRow } from '../../../shared/contract/intake.ts'
import { Facts } from '../../components/facts.tsx'
import { SectionHead } from '../../components/head.tsx'
import { Notice } from '../../components/notice.tsx'
import { Scroll } from '../../components/screen.tsx'
import { type Column, Table } from '../../components/table.tsx'
import { Time } from '../../components/time.tsx'
import { addressOf } from '../../store/route.ts'
import { bytes, count, counted } from '../../words/numbers.ts'
import { visible } from '../../words/visible.ts'
import { DetailPanes } from './detail-panes.tsx'
import { GroupedDigest } from './grouped-digest.tsx'
import css from './intake.module.css'

type Item = DefinitionRow['items'][number]

const HELD = { workflow: 'workflow', boundary: 'boundary', policies: 'policy version' } as const

/** What a definition holds, and what proves it. */
export function DefinitionDetail({
  definition,
  isWide,
}: {
  readonly definition: DefinitionRow
  readonly isWide: boolean
}) {
  const { kind, items, holds, problem, name } = definition
  return (
    <DetailPanes
      isWide={isWide}
      first={
        <Scroll label={`What ${visible(name)} holds`} pane>
          <SectionHead title="Holds" about={counted(holds, HELD[kind])} />
          {problem === null ? null : (
            <Notice weight="stopped" what="It cannot be read any more.">
              {visible(problem)}
            </Notice>
          )}
          {items.length === 0 ? null : (
            <Table
              label="What it holds"
              columns={columnsOf(kind)}
              rows={items}
              keyOf={({ id, version }) => `${id} ${version}`}
            />
          )}
          {holds > items.length ? (
            <p className={css.aside}>
              {count(holds - items.length)} more are on the screen{' '}
              <a href={addressOf({ screen: kind === 'policies' ? 'policies' : 'workflows' })}>
                {kind === 'policies' ? 'Policies' : 'Workflows'}
              </a>
              .
            </p>
          ) : null}
        </Scroll>
      }
      second={
        <Scroll ground="inset" label="Custody of the definition" pane>
          <DefinitionFacts definition={definition} />
        </Scroll>
      }
    />
  )
}

function columnsOf(kind: DefinitionRow['kind']): readonly Column<Item>[] {
  const screen = kind === 'policies' ? 'policies' : 'workflows'
  const time = (at: string | null, otherwise: string) =>
    at === null ? <span className="ink-3">{otherwise}</span> : <Time at={at} precision="s" />
  return [
    {
      key: 'id',
      head: kind === 'policies' ? 'Policy' : kind === 'boundary' ? 'Boundary of the workflow' : 'Workflow',
      wide: true,
      cell: ({ id, version }) => (
        <a href={addressOf({ screen, parts: kind === 'policies' ? [id] : [id, version] })}>{visible(id)}</a>
      ),
    },
    {
      key: 'version',
      head: 'Version',
      cell: ({ version }) => <code className="mono-s">{visible(version)}</code>,
    },
    ...(kind === 'policies'
      ? [{ key: 'engine', head: 'Engine', cell: ({ engine }: Item) => engine ?? '' }]
      : []),
    ...(kind === 'boundary'
      ? []
      : [
          { key: 'from', head: 'In force from', cell: ({ from }: Item) => time(from, 'always') },
          { key: 'to', head: 'to', cell: ({ to }: Item) => time(to, 'open end') },
        ]),
  ]
}

function DefinitionFacts({ definition }: { readonly definition: DefinitionRow }) {
  const { sha256, files, bytes: size, importedAt, importedBy, kind } = definition
  return (
    <section aria-label="Custody">
      <SectionHead title="In custody" />
      <Facts
        rows={[
          ['SHA-256', <GroupedDigest key="sha" value={sha256} name="SHA-256" />],
          [
            'Files',
            `${counted(files, 'file')}, ${bytes(size)}${kind === 'policies' ? '; the digest is of the list of their digests' : ''}`,
          ],
          ['Imported', <Time key="when" at={importedAt} precision="s" />],
          ['By', visible(importedBy)],
        ]}
      />
    </section>
  )
}
