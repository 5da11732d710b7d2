import { TARGET_KIND_NAMES, TARGET_KINDS } from "#app/domain/performance/target.ts";
import { TARGET_GROUP_NAMES, TARGET_GROUPS, type TargetMeasure } from "#app/domain/performance/target-measure.ts";
import type { ManageFields } from "../cases/manage-page.tsx";
import { DateInput } from "../govuk/date-input.tsx";
import { Input } from "../govuk/input.tsx";
import { Radios } from "../govuk/radios.tsx";
import { Select } from "../govuk/select.tsx";
import { PlaceField } from "./part-fields.tsx";

type Props = Pick<ManageFields, "field" | "errorOf"> & { measures: readonly TargetMeasure[] };

export function AimFields({ field, errorOf, measures }: Props) {
  return (
    <>
      <Input
        field={field("words")}
        label="Aim"
        hint="Such as: reduce burglary"
        autoComplete="off"
        error={errorOf("words")}
      />
      <Select
        field={field("measure")}
        label="Measure (optional)"
        placeholder="Not measured here"
        groups={TARGET_GROUPS.map((group) => ({
          label: TARGET_GROUP_NAMES[group],
          items: measures
            .filter((measure) => measure.group === group)
            .map(({ key, name }) => ({ value: key, text: name })),
        })).filter(({ items }) => items.length > 0)}
        error={errorOf("measure")}
      />
      <Radios
        field={field("targetKind")}
        legend="What kind of target is it?"
        legendSize="s"
        items={TARGET_KINDS.map((value) => ({ value, text: TARGET_KIND_NAMES[value] }))}
        error={errorOf("targetKind")}
      />
      <Input
        field={field("target")}
        label="Target"
        hint="For a year. A number to reach, like 75, or a percentage change, like -2.5"
        width={10}
        error={errorOf("target")}
      />
      <Input field={field("targetWords")} label="Target in words" autoComplete="off" error={errorOf("targetWords")} />
      <Input
        field={field("baseline")}
        label="Baseline (optional)"
        hint="The number of the year that later years are held against"
        width={10}
        error={errorOf("baseline")}
      />
      <Input
        field={field("baselineLabel")}
        label="What is the baseline of?"
        hint="Such as 2022/23"
        width={20}
        error={errorOf("baselineLabel")}
      />
      <DateInput name="fromDay" field={field} legend="From" legendSize="s" error={errorOf("fromDay")} />
      <DateInput name="toDay" field={field} legend="To" legendSize="s" error={errorOf("toDay")} />
      <PlaceField field={field} errorOf={errorOf} among="aims" />
    </>
  );
}
