import { Finding, SEVERITIES, type Severity } from '../../../shared/model/finding.ts'
import { findingsSarif, openCaseFile } from '../../../shared/engine.ts'
import { wrongUse } from '../arguments.ts'
import { JSON_OPTION, positional } from '../case-options.ts'
import { type Client, withClient } from '../client.ts'
import { grouped } from '../table.ts'
import type { Verb } from '../verb.ts'

const PAGE = 500

export const findingsVerb: Verb = {
  name: 'findings',
  usage: 'CASE [--code CODE]… [--fail-on SEVERITY] [--sarif | --json]',
  summary: 'the findings of a case',
  details: [
    '--code chooses; several are "or".',
    '--sarif gives SARIF 2.1.0. --fail-on low|medium|high|critical: exit code 1 where a finding of that severity',
    'or above is not excepted.',
  ],
  example: 'docket findings q2.docket --code BD-01 --fail-on high',
  options: {
    ...JSON_OPTION,
    code: { type: 'string', multiple: true },
    sarif: { type: 'boolean' },
    'fail-on': { type: 'string' },
  },
  positionals: { least: 1, most: 1 },
  async run(call) {
    const { args, output } = call
    const floor = severityOf(args.text('fail-on'))
    if (args.flag('sarif') && args.flag('json'))
      throw wrongUse(findingsVerb, '--sarif and --json exclude each other')
    const codes = codesOf(args.texts('code'))
    return withClient(call, {}, async (client) => {
      const token = client.file(positional(args, 0))
      let failed = false
      const note = (finding: Finding) => {
        failed ||=
          floor !== undefined && finding.excepted === null && SEVERITIES.indexOf(finding.severity) >= floor
      }
      if (args.flag('sarif')) {
        for await (const finding of allFindings(client, token, codes)) note(finding)
        using file = openCaseFile(positional(args, 0), 'read-only')
        for await (const piece of findingsSarif(file, codes)) await output.raw(piece)
      } else {
        let count = 0
        for await (const finding of allFindings(client, token, codes)) {
          note(finding)
          count += 1
          if (args.flag('json')) await output.data(JSON.stringify(finding))
          else for (const line of findingLines(finding)) await output.say(line)
        }
        if (!args.flag('json')) output.note(`${grouped(count)} findings`)
      }
      return failed ? 1 : 0
    })
  },
}

function severityOf(text: string | undefined): number | undefined {
  if (text === undefined) return undefined
  const at = SEVERITIES.indexOf(text as Severity)
  if (at < 0)
    throw wrongUse(findingsVerb, `--fail-on takes ${SEVERITIES.join(', ')}, not ${JSON.stringify(text)}`)
  return at
}

/** In the order in which findings stand. Throws USAGE: a mistyped code would read as "none found". */
function codesOf(texts: readonly string[]): readonly string[] {
  const codes = texts.map((text) => {
    const code = Finding.shape.code.safeParse(text.toUpperCase())
    if (code.success) return code.data
    throw wrongUse(
      findingsVerb,
      `--code takes the code of a rule, such as BD-01, not ${JSON.stringify(text)}`,
    )
  })
  return [...new Set(codes)].toSorted()
}

async function* allFindings(
  client: Client,
  token: string,
  codes: readonly string[],
): AsyncGenerator<Finding> {
  if (codes.length === 0) yield* findingsOf(client, token, undefined)
  for (const code of codes) yield* findingsOf(client, token, code)
}

async function* findingsOf(client: Client, token: string, code: string | undefined): AsyncGenerator<Finding> {
  let after: number | undefined
  do {
    const page = await client.call('findings.page', {
      case: token,
      limit: PAGE,
      ...(code === undefined ? {} : { code }),
      ...(after === undefined ? {} : { after }),
    })
    yield* page.rows
    after = page.next ?? undefined
  } while (after !== undefined)
}

function findingLines({ code, severity, subject, message, evidence, excepted }: Finding): readonly string[] {
  const cover = excepted === null ? '' : `  excepted by ${excepted}`
  return [
    `${code}  ${severity.padEnd(8)}  ${subject.kind} ${subject.id}${cover}`,
    `       ${message}`,
    ...(evidence.length === 0 ? [] : [`       ${evidence.join(' ')}`]),
  ]
}
