import type { ReactNode } from "react";
import { ButtonGroup } from "./button-group.tsx";
import type { TextSize } from "./label.tsx";

type Props = { heading: ReactNode; headingSize?: TextSize; children?: ReactNode };

/** The page's heading with its buttons beside it. */
export function PageHeaderActions({ heading, headingSize = "l", children }: Props) {
  return (
    <div className="moj-page-header-actions">
      <div className="moj-page-header-actions__title">
        <h1 className={`govuk-heading-${headingSize}`}>{heading}</h1>
      </div>
      {children ? (
        <div className="moj-page-header-actions__actions">
          <ButtonGroup>{children}</ButtonGroup>
        </div>
      ) : null}
    </div>
  );
}
