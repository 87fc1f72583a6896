import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { z } from 'zod'
import { PROJECT } from './pack.ts'

const folder = join(PROJECT, '.github/workflows')
const Step = z.object({ uses: z.string().optional(), run: z.string().optional() })
const Workflow = z.object({
  permissions: z.strictObject({ contents: z.literal('read') }),
  jobs: z.record(z.string(), z.object({ permissions: z.undefined().optional(), steps: z.array(Step) })),
})
const { scripts } = z
  .object({ scripts: z.record(z.string(), z.string()) })
  .parse(JSON.parse(readFileSync(join(PROJECT, 'package.json'), 'utf8')))

describe.each(readdirSync(folder))('the workflow %s', (file) => {
  const text = readFileSync(join(folder, file), 'utf8')
  const { jobs } = Workflow.parse(parse(text))
  const steps = Object.values(jobs).flatMap((job) => job.steps)

  it('names each action by a commit, with its version beside it, and no secret', () => {
    const actions = steps.flatMap(({ uses }) => uses ?? [])
    expect(actions).not.toHaveLength(0)
    for (const action of actions) {
      expect(action).toMatch(/^[\w-]+\/[\w-]+@[0-9a-f]{40}$/)
      expect(text).toMatch(new RegExp(`uses: ${action} # v\\d+\\.\\d+\\.\\d+\n`))
    }
    expect(text).not.toContain('secrets.')
  })

  it('runs only scripts that there are', () => {
    const asked = steps.flatMap(({ run }) =>
      [...(run ?? '').matchAll(/npm run ([\w:]+)/g)].map(([, name]) => name),
    )
    expect(asked.filter((name) => name === undefined || !Object.hasOwn(scripts, name))).toEqual([])
  })
})
