import { BothVersions } from "#app/components/admin/both-versions.tsx";
import { longDay } from "#app/domain/dates/iso-day.ts";
import { legalValueWords } from "#app/domain/settings/legal-powers.ts";
import type { FormValues } from "#app/forms/parse-form.ts";

type Current = { value: string; unit: string; fromDay: string; untilDay: string | null; source: string };

export function LegalVersions({ current, values }: { current: Current; values: FormValues }) {
  const day = (name: string) => {
    const parts = ["day", "month", "year"].map((part) => String(values[`${name}-${part}`] ?? ""));
    return parts.some(Boolean) ? parts.join(" ") : null;
  };
  const { value, unit, fromDay, untilDay, source } = current;
  return (
    <BothVersions
      rows={[
        {
          label: "Value",
          recorded: legalValueWords(value, unit),
          entered: legalValueWords(String(values.value ?? ""), unit),
        },
        { label: "First day in force", recorded: longDay(fromDay), entered: day("fromDay") },
        { label: "Last day in force", recorded: untilDay && longDay(untilDay), entered: day("untilDay") },
        { label: "Source", recorded: source, entered: String(values.source ?? "") },
      ]}
    />
  );
}
