import { PLAN_HEADING_NAMES, PLAN_ROW_STATUS_NAMES, type PlanHeading } from "#app/domain/plan/plan.ts";
import { ROW_STATUSES } from "#app/domain/plan/plan-parts.form.ts";
import type { ManageFields } from "../cases/manage-page.tsx";
import { DateInput } from "../govuk/date-input.tsx";
import { Input } from "../govuk/input.tsx";
import { Select, type SelectItem } from "../govuk/select.tsx";
import { Textarea } from "../govuk/textarea.tsx";
import { type LeadChoices, LeadFields } from "./lead-fields.tsx";

type Fields = Pick<ManageFields, "field" | "errorOf">;

export function PlaceField({ field, errorOf, among }: Fields & { among: string }) {
  return (
    <Input
      field={field("ordinal")}
      label={`Place among the ${among}`}
      hint="A whole number: 1 stands first"
      width={3}
      inputMode="numeric"
      error={errorOf("ordinal")}
    />
  );
}

export function ThemeFields({ field, errorOf }: Fields) {
  return (
    <>
      <Input field={field("title")} label="Theme" autoComplete="off" error={errorOf("title")} />
      <Textarea
        field={field("context")}
        label="Context (optional)"
        hint="Do not name anybody"
        rows={6}
        error={errorOf("context")}
      />
      <PlaceField field={field} errorOf={errorOf} among="themes" />
    </>
  );
}

export function PriorityFields({ field, errorOf, choices }: Fields & { choices: LeadChoices }) {
  return (
    <>
      <Input field={field("title")} label="Priority" autoComplete="off" error={errorOf("title")} />
      <Textarea
        field={field("aims")}
        label="Aims in words (optional)"
        hint="What is measured is added as an aim of its own. Do not name anybody"
        rows={4}
        error={errorOf("aims")}
      />
      <Textarea field={field("risks")} label="Associated risks (optional)" rows={3} error={errorOf("risks")} />
      <LeadFields field={field} errorOf={errorOf} choices={choices} agency="leadAgencyId" user="leadUserId" />
      <PlaceField field={field} errorOf={errorOf} among="priorities" />
    </>
  );
}

type RowProps = Fields & {
  choices: LeadChoices;
  priorities: readonly SelectItem[];
  headings: readonly PlanHeading[];
};

/** In the order of the partnership's own columns. */
export function RowFields({ field, errorOf, choices, priorities, headings }: RowProps) {
  return (
    <>
      <Select
        field={field("priorityId")}
        label="Priority"
        placeholder="The plan as a whole"
        items={priorities}
        error={errorOf("priorityId")}
      />
      <Select
        field={field("heading")}
        label="Heading"
        placeholder="Choose a heading"
        items={headings.map((value) => ({ value, text: PLAN_HEADING_NAMES[value] }))}
        error={errorOf("heading")}
      />
      <Textarea
        field={field("words")}
        label="Key action"
        hint="Do not name anybody"
        rows={3}
        error={errorOf("words")}
      />
      <LeadFields field={field} errorOf={errorOf} choices={choices} agency="leadAgencyId" user="leadUserId" />
      <Input
        field={field("timeScale")}
        label="Time scale (optional)"
        hint="In words, such as: ongoing, each school term"
        autoComplete="off"
        error={errorOf("timeScale")}
      />
      <DateInput
        name="dueOn"
        field={field}
        legend="Due by (optional)"
        legendSize="s"
        hint="After this day the row is marked as overdue until it is done or stopped"
        error={errorOf("dueOn")}
      />
      <Textarea
        field={field("resources")}
        label="Financial and resources implications (optional)"
        rows={2}
        error={errorOf("resources")}
      />
      <Textarea field={field("outcome")} label="Outcome (optional)" rows={2} error={errorOf("outcome")} />
      <Textarea
        field={field("target")}
        label="Target and performance measure (optional)"
        rows={2}
        error={errorOf("target")}
      />
      <StatusField field={field} errorOf={errorOf} />
      <PlaceField field={field} errorOf={errorOf} among="rows of its heading" />
    </>
  );
}

export function StatusField({ field, errorOf }: Fields) {
  return (
    <Select
      field={field("status")}
      label="How far is it?"
      items={ROW_STATUSES.map((value) => ({ value, text: PLAN_ROW_STATUS_NAMES[value] }))}
      error={errorOf("status")}
    />
  );
}
