import { Choice } from '../../components/choice.tsx'
import { sayFormat, type Waiting } from '../../store/intake.ts'
import { visible } from '../../words/visible.ts'
import { FORMATS, recognisedWords } from './format-words.ts'

/** Stands for: as it looks. */
const AS_IT_LOOKS = ''

/** What a file is taken for; it can be said otherwise until its import begins. */
export function FormatChoice({
  waiting: { file, as, said, job },
  caseToken,
}: {
  readonly waiting: Waiting
  readonly caseToken: string
}) {
  if (as === undefined) return <span className="ink-3">is looked at</span>
  if (job !== null || as.kind === 'case' || as.kind === 'packet') return recognisedWords(as)
  return (
    <Choice
      label={`What ${visible(file.name)} is`}
      value={said ?? AS_IT_LOOKS}
      options={[
        {
          value: AS_IT_LOOKS,
          label: said === null ? recognisedWords(as) : 'What it looks like',
        },
        ...FORMATS.map(({ name, words }) => ({
          value: name,
          label: (
            <>
              {words} <span className="ink-3">{name}</span>
            </>
          ),
        })),
      ]}
      onChange={(value) => void sayFormat(caseToken, file, value === AS_IT_LOOKS ? null : value)}
    />
  )
}
