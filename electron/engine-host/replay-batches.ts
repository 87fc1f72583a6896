/** The most questions, and characters of requests, that a thread is sent at once. */
const MOST_QUESTIONS = 64
const MOST_CHARS = 4 * 1024 * 1024

interface Sized {
  readonly question: { readonly kind: string; readonly request?: { readonly text: string } }
}

/** Tasks in their order, cut so that every thread has some and none has too much at once. */
export function batchesOf<Task extends Sized>(
  tasks: readonly Task[],
  threads: number,
): readonly (readonly Task[])[] {
  const most = Math.min(MOST_QUESTIONS, Math.ceil(tasks.length / threads))
  const batches: Task[][] = []
  let batch: Task[] = []
  let chars = 0
  for (const task of tasks) {
    const size = task.question.request?.text.length ?? 0
    if (batch.length === most || (batch.length > 0 && chars + size > MOST_CHARS)) {
      batches.push(batch)
      batch = []
      chars = 0
    }
    batch.push(task)
    chars += size
  }
  return batch.length === 0 ? batches : [...batches, batch]
}
