import { WarningText } from "../govuk/warning-text.tsx";

/** Wherever a person can be contacted: what nobody may overlook. Nothing when there is nothing. */
export function Warnings({ warnings }: { warnings: readonly string[] }) {
  if (warnings.length === 0) return null;
  return (
    <section className="app-warnings" aria-label="Warnings about this person">
      {warnings.map((warning) => (
        <WarningText key={warning}>{warning}</WarningText>
      ))}
    </section>
  );
}
