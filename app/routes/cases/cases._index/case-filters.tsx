import { FilterPanel, type SelectedFilter } from "#app/components/govuk/filter-panel.tsx";
import { Select } from "#app/components/govuk/select.tsx";
import {
  AGE_BAND_NAMES,
  AGE_BANDS,
  CASE_SORT_NAMES,
  type CaseFilter,
  type CaseListAsked,
  caseListHref,
  NOBODY,
  NOT_ASSESSED,
} from "#app/domain/cases/case-list.ts";
import { RISK_LEVEL_NAMES, RISK_LEVELS } from "#app/domain/risk/levels.ts";

type Option = { value: string; text: string };
export type FilterChoices = Record<"agencies" | "officers" | "flags" | "beats", readonly Option[]>;
type Field = { name: Exclude<keyof CaseFilter, "sort">; label: string; items: readonly Option[] };

const RISKS: Option[] = [
  ...[...RISK_LEVELS].reverse().map((level) => ({ value: level, text: RISK_LEVEL_NAMES[level] })),
  { value: NOT_ASSESSED, text: "Not assessed" },
];

function fieldsOf({ agencies, officers, flags, beats }: FilterChoices): Field[] {
  return [
    { name: "risk", label: "Risk", items: RISKS },
    { name: "agency", label: "Lead agency", items: agencies },
    { name: "officer", label: "Lead officer", items: [...officers, { value: NOBODY, text: "Nobody named" }] },
    { name: "beat", label: "Beat of the place", items: beats },
    { name: "age", label: "Age", items: AGE_BANDS.map((band) => ({ value: band, text: AGE_BAND_NAMES[band] })) },
    { name: "flag", label: "Flag", items: flags },
  ];
}

/** The list is asked for by its address, so that it can be kept and sent: ids and words of ours, nobody's name. */
export function CaseFilters({ asked, choices }: { asked: CaseListAsked; choices: FilterChoices }) {
  const fields = fieldsOf(choices);
  const selected = fields.flatMap(({ name, label, items }): SelectedFilter[] => {
    const value = asked[name];
    if (value === undefined) return [];
    const text = items.find((item) => item.value === value)?.text ?? "Another";
    return [{ heading: label, items: [{ text, href: caseListHref({ ...asked, [name]: undefined }) }] }];
  });
  const clear = { group: asked.group, status: asked.status, sort: asked.sort };
  return (
    <form method="get" action="/cases">
      <input type="hidden" name="group" value={asked.group} />
      <input type="hidden" name="status" value={asked.status} />
      <FilterPanel heading="Narrow the list" selected={selected} clearHref={caseListHref(clear)}>
        <Select
          key={asked.sort ?? "risk"}
          field={{ id: "sort", name: "sort", defaultValue: asked.sort ?? "risk" }}
          label="Order"
          items={Object.entries(CASE_SORT_NAMES).map(([value, text]) => ({ value, text }))}
        />
        {fields.map(({ name, label, items }) =>
          items.length === 0 ? null : (
            <Select
              key={`${name} ${asked[name] ?? ""}`}
              field={{ id: name, name, defaultValue: asked[name] ?? "" }}
              label={label}
              items={items}
              placeholder="Any"
            />
          ),
        )}
      </FilterPanel>
    </form>
  );
}
