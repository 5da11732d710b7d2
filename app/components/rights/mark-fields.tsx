import type { FormFields } from "../govuk/field-props.ts";
import { Radios } from "../govuk/radios.tsx";
import { Select } from "../govuk/select.tsx";
import { Textarea } from "../govuk/textarea.tsx";
import { EXEMPTION_NAMES, EXEMPTIONS, PACK_MARK_NAMES, type PackMark } from "#app/domain/rights/pack.ts";

type Props = FormFields & { legend: string; marks: readonly PackMark[]; hints?: Partial<Record<PackMark, string>> };

/** What becomes of an item, and where it is withheld, by which exemption and why. */
export function MarkFields({ field, errorOf, legend, marks, hints = {} }: Props) {
  return (
    <>
      <Radios
        field={field("mark")}
        legend={legend}
        legendSize="s"
        small
        items={marks.map((mark) => ({ value: mark, text: PACK_MARK_NAMES[mark], hint: hints[mark] }))}
        error={errorOf("mark")}
      />
      <Select
        field={field("exemption")}
        label="Exemption, if it is withheld"
        placeholder="None"
        items={EXEMPTIONS.map((exemption) => ({ value: exemption, text: EXEMPTION_NAMES[exemption] }))}
        error={errorOf("exemption")}
      />
      <Textarea
        field={field("reason")}
        label="Reason"
        hint="Kept with the decision. It is not in the pack"
        rows={2}
        error={errorOf("reason")}
      />
    </>
  );
}
