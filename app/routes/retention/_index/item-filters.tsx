import { FilterPanel } from "#app/components/govuk/filter-panel.tsx";
import { Select } from "#app/components/govuk/select.tsx";
import { filterQuery, type ListFilter } from "#app/domain/retention/chosen-items.ts";
import { FATE_NAMES, type ItemStatus, RETENTION_KIND_NAMES } from "#app/domain/retention/kinds.ts";
import { RETENTION_RULE_NAMES, ruleInWords } from "#app/domain/retention/rules.ts";

const choices = (names: Record<string, string>) => Object.entries(names).map(([value, text]) => ({ value, text }));
/** Those by which nothing is ever due. */
const NEVER_DUE = ["held", "open", "told", "merged"];
const RULES = choices(RETENTION_RULE_NAMES).filter(({ value }) => !NEVER_DUE.includes(value));

export function ItemFilters({ filter, status }: { filter: ListFilter; status: ItemStatus }) {
  const field = (name: keyof ListFilter) => ({ id: name, name, defaultValue: filter[name] ?? "" });
  const without = (name: keyof ListFilter) => {
    const rest = filterQuery({ ...filter, [name]: null });
    if (status !== "due") rest.set("status", status);
    return rest.size > 0 ? `/retention?${rest.toString()}` : "/retention";
  };
  const selected = [
    { heading: "Kind", name: "kind" as const, text: filter.kind && RETENTION_KIND_NAMES[filter.kind] },
    { heading: "Rule", name: "rule" as const, text: filter.rule && ruleInWords(filter.rule) },
    { heading: "Proposed", name: "proposed" as const, text: filter.proposed && FATE_NAMES[filter.proposed] },
  ].flatMap(({ heading, name, text }) => (text ? [{ heading, items: [{ text, href: without(name) }] }] : []));
  return (
    <form method="get" action="/retention">
      {status === "due" ? null : <input type="hidden" name="status" value={status} />}
      <FilterPanel selected={selected} clearHref={status === "due" ? "/retention" : `/retention?status=${status}`}>
        <Select
          field={field("kind")}
          label="Kind"
          labelSize="s"
          placeholder="Any"
          items={choices(RETENTION_KIND_NAMES)}
        />
        <Select field={field("rule")} label="Rule" labelSize="s" placeholder="Any" items={RULES} />
        <Select
          field={field("proposed")}
          label="Proposed"
          labelSize="s"
          placeholder="Any"
          items={choices(FATE_NAMES)}
        />
      </FilterPanel>
    </form>
  );
}
