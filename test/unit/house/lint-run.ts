import { spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'

/** One thing that the linter reported: `code` is its rule, `line` counts from 1. */
export type Report = {
  readonly file: string
  readonly line: number
  readonly code: string
  readonly severity: string
}

type Diagnostics = {
  readonly diagnostics: readonly {
    readonly filename: string
    readonly code?: string
    readonly severity: string
    readonly labels: readonly { readonly span: { readonly line: number } }[]
  }[]
}

const project = resolve(import.meta.dirname, '../../..')

/**
 * Runs the real linter with the project's own configuration over `files` (path -> text), written into a fresh
 * folder that mirrors the project, so that no deliberate violation ever stands in the project itself.
 * @throws Error when the linter gives no JSON, with what it said.
 */
export function lint(files: ReadonlyMap<string, string>): readonly Report[] {
  const tree = mkdtempSync(join(tmpdir(), 'docket-house-'))
  try {
    for (const shared of ['.oxlintrc.json', 'tsconfig.json', 'package.json'])
      cpSync(join(project, shared), join(tree, shared))
    symlinkSync(join(project, 'node_modules'), join(tree, 'node_modules'), 'junction')
    for (const [path, text] of files) {
      mkdirSync(dirname(join(tree, path)), { recursive: true })
      writeFileSync(join(tree, path), text)
    }
    return reportsOf(tree)
  } finally {
    rmSync(tree, { recursive: true, force: true })
  }
}

function reportsOf(tree: string): readonly Report[] {
  const run = spawnSync(
    process.execPath,
    [join(project, 'node_modules/oxlint/bin/oxlint'), '--format=json', '.'],
    {
      cwd: tree,
      encoding: 'utf8',
      maxBuffer: 256 * 1024 * 1024,
    },
  )
  if (!run.stdout.startsWith('{')) throw new Error(`the linter said: ${run.stdout}${run.stderr}`)
  const { diagnostics } = JSON.parse(run.stdout) as Diagnostics
  return diagnostics.map((found) => ({
    file: found.filename,
    line: found.labels[0]?.span.line ?? 0,
    code: found.code ?? 'none',
    severity: found.severity,
  }))
}
