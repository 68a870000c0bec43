import type { ReactNode } from 'react'

const marks = { danger: '✕', warning: '▲', info: 'i' } as const

/** A message over the whole width, told apart by mark and words, not by colour alone. */
export function Banner(props: {
  readonly tone: keyof typeof marks
  readonly title: string
  readonly children?: ReactNode
}): ReactNode {
  return (
    <div
      className={`banner banner-${props.tone}`}
      role={props.tone === 'danger' ? 'alert' : 'status'}
    >
      <span className="banner-mark" aria-hidden="true">
        {marks[props.tone]}
      </span>
      <div className="banner-body">
        <p className="banner-title">{props.title}</p>
        {props.children}
      </div>
    </div>
  )
}
