import type { ManageFields } from "../cases/manage-page.tsx";
import type { Officer } from "../forms/officer-select.tsx";
import { DateInput } from "../govuk/date-input.tsx";
import { Input } from "../govuk/input.tsx";
import { Select } from "../govuk/select.tsx";
import { Textarea } from "../govuk/textarea.tsx";

type Props = Pick<ManageFields, "field" | "errorOf"> & { users: readonly Officer[] };

export function PlanFields({ field, errorOf, users }: Props) {
  return (
    <>
      <Input
        field={field("title")}
        label="What is the plan called?"
        hint="Such as: Charnwood CSP Plan 2026 to 2029. Do not name anybody"
        autoComplete="off"
        error={errorOf("title")}
      />
      <Textarea
        field={field("about")}
        label="What is it about? (optional)"
        hint="Everybody who takes part in the partnership can read it: do not name anybody"
        rows={4}
        error={errorOf("about")}
      />
      <Select
        field={field("leadUserId")}
        label="Who leads it? (optional)"
        placeholder="Nobody named"
        items={users.map(({ id, name, agencyName }) => ({ value: id, text: `${name}, ${agencyName}` }))}
        error={errorOf("leadUserId")}
      />
      <DateInput name="fromDay" field={field} legend="From" legendSize="s" error={errorOf("fromDay")} />
      <DateInput name="toDay" field={field} legend="To" legendSize="s" error={errorOf("toDay")} />
    </>
  );
}
