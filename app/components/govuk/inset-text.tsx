import type { ReactNode } from "react";

type Props = { id?: string; children: ReactNode };

export function InsetText({ id, children }: Props) {
  return (
    <div id={id} className="govuk-inset-text">
      {children}
    </div>
  );
}
