import type { ReactNode } from "react";

type Props = { title: ReactNode; headingLevel?: 1 | 2 | 3; children?: ReactNode };

export function Panel({ title, headingLevel = 1, children }: Props) {
  const Heading = `h${headingLevel}` as const;
  return (
    <div className="govuk-panel govuk-panel--confirmation">
      <Heading className="govuk-panel__title">{title}</Heading>
      {children ? <div className="govuk-panel__body">{children}</div> : null}
    </div>
  );
}
