import type { ReactNode } from "react";
import { useErrorTitle } from "../layout/error-title.ts";

export type SummaryError = {
  /** The id of the field: the link goes to it. */
  name: string;
  message: string;
  /** Where the link goes if not to `#name`, such as `#birth-day` for the first part of a date. */
  href?: string;
};

type Props = { errors: readonly SummaryError[]; title?: string; children?: ReactNode };

/** First thing in the main column. Nothing at all while there are no errors. */
export function ErrorSummary({ errors, title = "There is a problem", children }: Props) {
  useErrorTitle(errors.length > 0);
  if (errors.length === 0) return null;
  return (
    <div className="govuk-error-summary">
      <div role="alert">
        <h2 className="govuk-error-summary__title">{title}</h2>
        <div className="govuk-error-summary__body">
          {children ? <p>{children}</p> : null}
          <ul className="govuk-list govuk-error-summary__list">
            {errors.map(({ name, message, href = `#${name}` }) => (
              <li key={name}>
                <a href={href}>{message}</a>
              </li>
            ))}
          </ul>
        </div>
      </div>
    </div>
  );
}
