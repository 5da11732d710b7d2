import { FilterPanel, type SelectedFilter } from "#app/components/govuk/filter-panel.tsx";
import { Select } from "#app/components/govuk/select.tsx";
import { USER_SHOW_NAMES, USER_SHOWS, type UserFilter, userListHref } from "#app/domain/access/user-filter.ts";
import { USER_STATUS_NAMES, USER_STATUSES } from "#app/domain/access/user-status.ts";

type Named = { id: string; name: string };
type Props = { filter: UserFilter; agencies: readonly Named[]; groups: readonly Named[] };

export function UserFilterForm({ filter, agencies, groups }: Props) {
  const field = (name: keyof UserFilter) => ({ id: name, name, defaultValue: filter[name] ?? "" });
  return (
    <form method="get" action="/admin/users">
      <FilterPanel selected={selectedOf({ filter, agencies, groups })} clearHref="/admin/users">
        <Select field={field("agency")} label="Agency" placeholder="All agencies" items={optionsOf(agencies)} />
        <Select field={field("group")} label="Member of" placeholder="All groups" items={optionsOf(groups)} />
        <Select
          field={field("status")}
          label="Status"
          placeholder="All"
          items={USER_STATUSES.map((status) => ({ value: status, text: USER_STATUS_NAMES[status] }))}
        />
        <Select
          field={field("show")}
          label="Show"
          placeholder="All"
          items={USER_SHOWS.map((show) => ({ value: show, text: USER_SHOW_NAMES[show] }))}
        />
      </FilterPanel>
    </form>
  );
}

function optionsOf(named: readonly Named[]) {
  return named.map(({ id, name }) => ({ value: id, text: name }));
}

function selectedOf({ filter, agencies, groups }: Props): SelectedFilter[] {
  const { agency, group, status, show } = filter;
  const selected = [
    {
      name: "agency",
      heading: "Agency",
      text: agency && (agencies.find((a) => a.id === agency)?.name ?? "An agency that has left"),
    },
    {
      name: "group",
      heading: "Member of",
      text: group && (groups.find((g) => g.id === group)?.name ?? "A group that has ended"),
    },
    { name: "status", heading: "Status", text: status && USER_STATUS_NAMES[status] },
    { name: "show", heading: "Show", text: show && USER_SHOW_NAMES[show] },
  ];
  return selected.flatMap(({ name, heading, text }) =>
    text ? [{ heading, items: [{ text, href: userListHref({ ...filter, [name]: undefined }) }] }] : [],
  );
}
