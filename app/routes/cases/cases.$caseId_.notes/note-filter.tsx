import { Checkboxes } from "#app/components/govuk/checkboxes.tsx";
import { FilterPanel } from "#app/components/govuk/filter-panel.tsx";
import { Select } from "#app/components/govuk/select.tsx";
import type { NoteFilter } from "#app/domain/cases/note.form.ts";
import { noteHref } from "#app/domain/cases/note-list.ts";
import { NOTE_KIND_NAMES, NOTE_KINDS } from "#app/domain/cases/note.ts";

type Props = { caseId: string; filter: NoteFilter; agencies: readonly { id: string; name: string }[] };

/** A plain GET form: which notes are shown stands in the address. */
export function NoteFilterFields({ caseId, filter, agencies }: Props) {
  const without = (name: keyof NoteFilter) => noteHref(caseId, { ...filter, [name]: null });
  const chosen = [
    filter.kind && { text: NOTE_KIND_NAMES[filter.kind], href: without("kind") },
    filter.agency && {
      text: agencies.find(({ id }) => id === filter.agency)?.name ?? "Another agency",
      href: without("agency"),
    },
    filter.mine && { text: "Mine", href: without("mine") },
  ].filter((item) => item !== null && item !== "");
  return (
    <form method="get" action={`/cases/${caseId}/notes`}>
      <FilterPanel
        selected={chosen.length > 0 ? [{ heading: "Notes", items: chosen }] : []}
        clearHref={`/cases/${caseId}/notes`}
      >
        <Select
          field={{ id: "kind", name: "kind", defaultValue: filter.kind ?? "" }}
          label="Kind"
          placeholder="Every kind"
          items={NOTE_KINDS.map((value) => ({ value, text: NOTE_KIND_NAMES[value] }))}
        />
        <Select
          field={{ id: "agency", name: "agency", defaultValue: filter.agency ?? "" }}
          label="Agency"
          placeholder="Every agency"
          items={agencies.map(({ id, name }) => ({ value: id, text: name }))}
        />
        <Checkboxes
          field={{ id: "mine", name: "mine", defaultValue: filter.mine ?? "" }}
          small
          items={[{ value: "yes", text: "Only those I wrote" }]}
        />
      </FilterPanel>
    </form>
  );
}
