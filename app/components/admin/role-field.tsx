import { GROUP_ROLES, ROLE_NAMES } from "#app/domain/access/roles.ts";
import type { FieldProps } from "../govuk/field-props.ts";
import { Radios } from "../govuk/radios.tsx";

const HINTS = {
  chair: "Leads the group; decides on referrals",
  coordinator: "Runs the group's work; decides on referrals",
  member: "Sees the group's cases and referrals",
  guest: "Sees the group's cases until a last day",
};

export function RoleField({ field, error }: { field: FieldProps; error?: string }) {
  const items = GROUP_ROLES.map((role) => ({ value: role, text: ROLE_NAMES[role], hint: HINTS[role] }));
  return <Radios field={field} legend="Role in the group" legendSize="s" items={items} error={error} />;
}
