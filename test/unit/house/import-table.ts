/** One row of the import table: what a file at `from` may import, all else being refused. */
export type Row = {
  /** A file of the folder; it need not exist. */
  readonly from: string
  /** Files, and folders that end in a slash, from the project's root. */
  readonly repo: readonly string[]
  /** Bare specifiers; `node:*` stands for every built-in module. */
  readonly outside: readonly string[]
}

const stages = [
  'intake',
  'casefile',
  'reconstruct',
  'replay',
  'findings',
  'review',
  'packet',
  'verify',
  'timestamp',
]
const ground = ['shared/model/', 'shared/proof/']
const engine = ['shared/engine.ts', 'shared/engine/', 'shared/crypto.ts']
const everyStage = [...ground, ...stages.map((stage) => `shared/${stage}/`)]
const contract = ['shared/model/', 'shared/contract/']
const zip = ['yazl', 'yauzl', 'node:stream', 'node:stream/promises', 'node:zlib']
const parsers = ['yaml', 'yauzl', 'tar-stream']
const files = ['node:fs', 'node:fs/promises']

const screenPackages = [
  'react',
  'react-dom',
  'zustand',
  '@base-ui/react',
  '@tanstack/react-table',
  '@tanstack/react-virtual',
  '@codemirror/view',
  '@codemirror/state',
  '@codemirror/merge',
  '@codemirror/commands',
  '@codemirror/lint',
  'uplot',
  '@xyflow/react',
  'elkjs',
  'lucide-react',
  'react-resizable-panels',
  'devalue',
  'birpc',
  '@fontsource-variable/inter',
  '@fontsource-variable/jetbrains-mono',
]

/** A stage has the same rights in its own folder and one folder deeper. */
const stage = (name: string, repo: readonly string[], outside: readonly string[]): Row[] =>
  ['row.ts', 'pieces/row.ts'].map((file) => ({
    from: `shared/${name}/${file}`,
    repo: [`shared/${name}/`, ...repo],
    outside,
  }))

const host = (from: string, repo: readonly string[], outside: readonly string[]): Row => ({
  from: `electron/${from}`,
  repo,
  outside,
})

/** Architecture.md's table, in the words of this project: what is not named here is refused by the linter. */
export const importTable: readonly Row[] = [
  ...stage('model', [], ['zod']),
  ...stage('contract', ['shared/model/'], ['zod', 'devalue']),
  ...stage('proof', ['shared/model/'], []),
  ...stage(
    'intake',
    [...ground, 'shared/crypto.ts'],
    [...files, 'node:stream', 'node:stream/promises', 'node:zlib', 'node:crypto', ...parsers],
  ),
  ...stage('casefile', ground, ['better-sqlite3', 'node:path', ...files]),
  ...stage('reconstruct', ground, []),
  ...stage('replay', ground, [
    '@cedar-policy/cedar-wasm',
    '@cedar-policy/cedar-wasm/nodejs',
    '@bufbuild/cel',
    '@bufbuild/protobuf',
    '@bufbuild/protobuf/reflect',
    '@bufbuild/protobuf/wkt',
    're2js',
    'saxes',
    'yaml',
  ]),
  {
    from: 'shared/replay/rego/pieces/row.ts',
    repo: ['shared/replay/', ...ground],
    outside: [
      '@bpmn-io/feelin',
      '@noble/curves',
      '@noble/hashes',
      '@open-policy-agent/opa-wasm',
      're2js',
      'yaml',
    ],
  },
  ...stage('findings', ground, []),
  ...stage('review', ground, []),
  ...stage('packet', ground, [...zip, 'pdfkit']),
  ...stage('verify', ground, zip),
  ...stage('timestamp', ground, ['pkijs', 'asn1js']),
  { from: 'shared/samples/row.ts', repo: ['shared/samples/'], outside: [] },
  {
    from: 'shared/engine.ts',
    repo: [...everyStage, 'shared/engine/', 'shared/crypto.ts', 'shared/samples/'],
    outside: [],
  },
  ...['shared/engine/row.ts', 'shared/engine/pieces/row.ts'].map((from) => ({
    from,
    repo: [
      ...everyStage,
      'shared/contract/shapes.ts',
      'shared/engine/',
      'shared/crypto.ts',
      'shared/samples/',
    ],
    outside: [...files, 'node:crypto', 'node:path', 'node:zlib'],
  })),
  { from: 'shared/crypto.ts', repo: [], outside: ['node:crypto'] },
  { from: 'shared/no-such-row/row.ts', repo: [], outside: [] },
  { from: 'shared/intake/pieces/too-deep/row.ts', repo: [], outside: [] },
  { from: 'electron/no-such-row/row.ts', repo: [], outside: [] },
  host(
    'app/row.ts',
    ['electron/app/', 'electron/ipc/', 'electron/engine-host/client.ts', ...contract],
    ['electron', 'zod', 'node:*'],
  ),
  host(
    'ipc/row.ts',
    ['electron/ipc/', 'electron/engine-host/client.ts', ...contract],
    ['electron', 'zod', 'node:*'],
  ),
  host(
    'ipc/bind.ts',
    ['electron/ipc/', 'electron/engine-host/client.ts', ...contract],
    ['electron', 'zod', 'node:*'],
  ),
  host('preload/row.ts', ['shared/contract/method-names.ts'], ['electron']),
  ...['row.ts', 'answers/row.ts', 'client.ts'].map((file) =>
    host(
      `engine-host/${file}`,
      [
        'electron/engine-host/',
        'shared/contract/',
        ...engine,
        ...ground,
        'shared/samples/',
        'shared/intake/',
        'shared/replay/',
      ],
      [
        'node:worker_threads',
        'node:crypto',
        'node:fs/promises',
        'node:os',
        'node:path',
        ...(file === 'client.ts' ? ['electron'] : []),
      ],
    ),
  ),
  ...['cli/row.ts', 'cli/pieces/row.ts'].map((from) =>
    host(
      from,
      ['electron/cli/', 'electron/engine-host/', ...engine, ...contract, 'shared/samples/'],
      ['node:*'],
    ),
  ),
  host(
    'browser-host/row.ts',
    ['electron/browser-host/', 'electron/engine-host/', ...contract],
    ['node:*', 'ws', 'devalue', 'birpc'],
  ),
  host(
    'packaging/row.ts',
    ['electron/packaging/'],
    ['electron-builder', '@electron/fuses', 'vite', 'zod', 'node:*'],
  ),
  ...['row.ts', 'views/row.tsx', 'views/decision/row.tsx'].map((file) => ({
    from: `renderer/${file}`,
    repo: ['renderer/', ...contract],
    outside: screenPackages,
  })),
  {
    from: 'renderer/verify-page/row.ts',
    repo: ['renderer/verify-page/', 'renderer/words/', ...ground, 'shared/verify/', 'shared/timestamp/'],
    outside: ['zod', '@noble/curves', '@noble/hashes'],
  },
]

/** Exceptions that a prefix cannot say: named in the table's notes, never allowed by its rows. */
export const refusedAllTheSame: readonly { readonly from: string; readonly to: string }[] = [
  { from: 'electron/cli/row.ts', to: 'electron/engine-host/client.ts' },
  { from: 'electron/cli/pieces/row.ts', to: 'electron/engine-host/client.ts' },
  { from: 'electron/browser-host/row.ts', to: 'electron/engine-host/client.ts' },
]
