import type { ImportedFile } from '../../../shared/contract/shapes.ts'
import { JSON_OPTION, positional } from '../case-options.ts'
import { withClient } from '../client.ts'
import { exitOf, rebuildLines } from '../summaries.ts'
import { grouped } from '../table.ts'
import type { Verb } from '../verb.ts'

export const importVerb: Verb = {
  name: 'import',
  usage: 'CASE FILE… [--format FORMAT] [--no-rebuild] [--json]',
  summary: 'takes evidence, workflows, boundaries and policy bundles into a case, then rebuilds',
  details: [
    'Makes the case if it is not there. Each file is recognised by its content: evidence (docket-evidence/1,',
    'Cerbos audit log, OPA decision log, AWS CloudTrail with Amazon Verified Permissions, AuthZEN log; plain, .gz or .zst,',
    'one record a line or in JSON lists), workflow or boundary (YAML, JSON), policies (folder, .zip, .tar, .tar.gz: a bundle',
    'with policies.yaml, an OPA bundle, Cerbos policies, Cedar or DMN texts; a git repository or git bundle gives all versions).',
    '--format says what the files are: docket-evidence/1, cerbos-audit-log, opa-decision-log, aws-cloudtrail, authzen-log,',
    'docket-workflow/1, docket-boundary/1, docket-policies/1, opa-bundle, cerbos-policies, cedar-policies, dmn-models,',
    'git-history. --no-rebuild leaves the rebuild. Ctrl-C leaves a whole case; the same command goes on from there.',
    'Exit code 1: imported, and some decision diverged on replay.',
  ],
  example: 'docket import q2.docket workflow.yaml policies.zip engine.ndjson pdp.ndjson.gz',
  options: { format: { type: 'string' }, 'no-rebuild': { type: 'boolean' }, ...JSON_OPTION },
  positionals: { least: 2, most: 10_000 },
  async run(call) {
    const { args, output } = call
    const format = args.text('format')
    const summary = await withClient(call, {}, (client) =>
      client.job('case.import', {
        case: client.file(positional(args, 0)),
        files: args.positionals.slice(1).map((path) => client.file(path)),
        ...(format === undefined ? {} : { format }),
        rebuild: args.flag('no-rebuild') ? 'leave' : 'after',
      }),
    )
    if (args.flag('json')) await output.data(JSON.stringify(summary))
    else {
      for (const file of summary.files) for (const line of fileLines(file)) await output.say(line)
      for (const line of summary.rebuild === null ? [] : rebuildLines(summary.rebuild)) await output.say(line)
    }
    return summary.rebuild === null ? 0 : exitOf(summary.rebuild)
  },
}

const STATUS = { imported: 'imported  ', resumed: 'resumed   ', 'already-there': 'known     ' } as const

function fileLines(file: ImportedFile): readonly string[] {
  const counts =
    file.kind === 'evidence'
      ? `, ${grouped(file.records)} records, ${grouped(file.quarantined)} in quarantine`
      : ''
  return [
    `${STATUS[file.status]} ${file.name}: ${file.format}${counts}`,
    `           ${file.reason}`,
    ...file.notes.map((note) => `           ${note}`),
  ]
}
