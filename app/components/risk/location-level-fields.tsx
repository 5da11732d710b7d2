import { Input } from "../govuk/input.tsx";
import { Select } from "../govuk/select.tsx";
import { Textarea } from "../govuk/textarea.tsx";
import type { RiskFields } from "./risk-form-page.tsx";

type Props = Pick<RiskFields, "field" | "errorOf"> & {
  /** The other levels of the scale, lowest first. */
  others: readonly string[];
};

export function LocationLevelFields({ field, errorOf, others }: Props) {
  return (
    <>
      <Input field={field("name")} label="Level" width={20} error={errorOf("name")} autoComplete="off" />
      <Textarea field={field("meaning")} label="What it means" rows={2} error={errorOf("meaning")} />
      <Input
        field={field("reviewDays")}
        label="A place at this level is reviewed within"
        inputMode="numeric"
        width={3}
        suffix="days"
        error={errorOf("reviewDays")}
      />
      <Select
        field={field("place")}
        label="Where it stands in the scale"
        items={[
          { value: "0", text: "The lowest" },
          ...others.map((name, at) => ({ value: String(at + 1), text: `Above ${name}` })),
        ]}
        error={errorOf("place")}
      />
    </>
  );
}
