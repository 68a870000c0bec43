import { type FormEvent, type ReactNode, useState } from 'react'
import { parseOwners } from './parseOwners.ts'

/** Where one or several owners are pasted. What is no address is said, with the remedy. */
export function OwnerForm(props: {
  /** What stands in the page's address. */
  readonly text: string
  readonly onSubmit: (owners: readonly string[]) => void
}): ReactNode {
  const [draft, setDraft] = useState(props.text)
  const [problems, setProblems] = useState(() => parseOwners(props.text).problems)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const parsed = parseOwners(draft)
    setProblems(parsed.problems)
    if (parsed.problems.length === 0) props.onSubmit(parsed.owners)
  }
  return (
    <form className="owner-form" onSubmit={submit}>
      <div className="owner-row">
        <label className="visually-hidden" htmlFor="owners">
          Owner addresses, separated by commas or spaces
        </label>
        <input
          id="owners"
          className="mono"
          value={draft}
          placeholder="0x… one or several owner addresses"
          autoComplete="off"
          spellCheck={false}
          aria-invalid={problems.length > 0}
          aria-describedby="owner-problems"
          onChange={(event) => setDraft(event.target.value)}
        />
        <button type="submit">Watch</button>
      </div>
      <div id="owner-problems" role="alert">
        {problems.map((problem) => (
          <p key={problem} className="form-problem">
            {problem}
          </p>
        ))}
      </div>
    </form>
  )
}
