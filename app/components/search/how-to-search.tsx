import type { FoundGroup } from "#app/domain/search/found-groups.ts";
import { SearchKey } from "./search-key.tsx";

const WAYS: Record<FoundGroup, string> = {
  people: "People: any part of a name, a date of birth, or both. Spellings that sound alike are found too.",
  places: "Places: words of a street or of a name, or a whole postcode.",
  cases: "Cases: those of the people whom you may open and of the places that are found.",
  incidents: "Incidents: by their day, like 14 March 2026, or by a person or a place.",
  premises: "Licensed premises: words of a name, a licence number, or the place.",
  meetings: "Meetings: the day, or words of the name of the group.",
  plans: "Plans and reports: words of the title.",
};

/** What the reader may find, and by what. */
export function HowToSearch({ groups, onlyOpen }: { groups: readonly FoundGroup[]; onlyOpen: boolean }) {
  return (
    <>
      <p className="govuk-body">
        A whole reference, like CS-26-0014 or IN-26-0123, opens its record. Otherwise search by:
      </p>
      <ul className="govuk-list govuk-list--bullet">
        {groups.map((group) => (
          <li key={group}>
            {WAYS[group]}
            {group === "people" && onlyOpen ? " Only people whom you may open are found." : null}
          </li>
        ))}
      </ul>
      <p className="govuk-body">
        Only what you may open is found. What was said of an incident, notes and minutes are not searched.
      </p>
      <SearchKey />
    </>
  );
}
