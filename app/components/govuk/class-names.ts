/** Joins the class names that apply: `classNames("govuk-button", secondary && "govuk-button--secondary")`. */
export function classNames(...names: (string | false | undefined)[]) {
  return names.filter(Boolean).join(" ");
}
