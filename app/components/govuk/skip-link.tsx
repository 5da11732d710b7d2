import type { ReactNode } from "react";

type Props = { href?: string; children?: ReactNode };

/** First thing in the body. Its target needs `tabIndex={-1}` to take the focus in every browser. */
export function SkipLink({ href = "#main-content", children = "Skip to main content" }: Props) {
  return (
    <a href={href} className="govuk-skip-link">
      {children}
    </a>
  );
}
