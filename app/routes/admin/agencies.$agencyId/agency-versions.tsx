import { BothVersions } from "#app/components/admin/both-versions.tsx";
import { AGENCY_KIND_NAMES, type AgencyKind } from "#app/domain/agencies/agency-kinds.ts";
import { shortDay } from "#app/domain/dates/iso-day.ts";
import { typedDay } from "#app/components/admin/term-words.ts";
import type { FormValues } from "#app/forms/parse-form.ts";

type Agency = {
  name: string;
  kind: AgencyKind;
  isaSignedOn: string | null;
  isaExpiresOn: string | null;
  reportsCount: 0 | 1;
  contactName: string | null;
  leftOn: string | null;
};
type Props = { current: Agency; values: FormValues; users: readonly { id: string; name: string }[] };

export function AgencyVersions({ current, values, users }: Props) {
  const day = (text: string | null) => text && shortDay(text);
  return (
    <BothVersions
      rows={[
        { label: "Name", recorded: current.name, entered: String(values.name) },
        {
          label: "Kind",
          recorded: AGENCY_KIND_NAMES[current.kind],
          entered: AGENCY_KIND_NAMES[values.kind as AgencyKind],
        },
        { label: "Agreement signed", recorded: day(current.isaSignedOn), entered: typedDay(values, "isaSignedOn") },
        {
          label: "Last day of the agreement",
          recorded: day(current.isaExpiresOn),
          entered: typedDay(values, "isaExpiresOn"),
        },
        {
          label: "Reports count locally",
          recorded: current.reportsCount === 1 ? "Yes" : "No",
          entered: values.reportsCount === "yes" ? "Yes" : "No",
        },
        {
          label: "Contact for escalation",
          recorded: current.contactName,
          entered: users.find((user) => user.id === values.contactUserId)?.name ?? null,
        },
        { label: "Left", recorded: day(current.leftOn), entered: typedDay(values, "leftOn") },
      ]}
    />
  );
}
