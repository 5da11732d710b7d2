/**
 * What the key Enter sends in a form that has another button before its own: a browser takes the first. Nobody sees it, and
 * the keyboard passes it by.
 */
export function DefaultButton({ children }: { children: string }) {
  return (
    <button type="submit" className="govuk-visually-hidden" tabIndex={-1} aria-hidden="true">
      {children}
    </button>
  );
}
