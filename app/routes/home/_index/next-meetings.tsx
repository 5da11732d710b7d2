import { fullDay } from "#app/domain/dates/iso-day.ts";

type Meeting = { day: string; startTime: string; place: string | null };
type Group = { id: string; name: string; next: Meeting | null };

/** The next meeting of each of the reader's groups; each opens the group's meetings. */
export function NextMeetings({ groups }: { groups: readonly Group[] }) {
  if (groups.length === 0) return null;
  return (
    <section>
      <h2 className="govuk-heading-m">Your next meetings</h2>
      <ul className="govuk-list">
        {groups.map(({ id, name, next }) => (
          <li key={id}>
            <a className="govuk-link" href={`/groups/${id}/meetings`}>
              {name}
            </a>
            : {next ? whenWords(next) : "no meeting is planned"}
          </li>
        ))}
      </ul>
    </section>
  );
}

function whenWords({ day, startTime, place }: Meeting) {
  return `${fullDay(day)} at ${startTime}${place === null ? "" : `, ${place}`}`;
}
