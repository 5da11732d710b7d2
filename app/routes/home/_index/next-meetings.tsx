import { Details } from "#app/components/govuk/details.tsx";
import { fullDay } from "#app/domain/dates/iso-day.ts";
import type { AttendanceStatus } from "#app/domain/meetings/attendance.ts";

type Meeting = { id: string; day: string; startTime: string; place: string | null };
type Todo = { isToAccept: boolean; research: number; arePapersOut: boolean; reply: AttendanceStatus };
type Group = { id: string; name: string; next: Meeting | null; todo: Todo | false | null };

/** So many stand there; whoever runs most groups of a partnership opens the rest. */
const FIRST = 5;

/** The next meeting of each of the reader's groups, the soonest first, with what they are still to do before it. */
export function NextMeetings({ groups }: { groups: readonly Group[] }) {
  if (groups.length === 0) return null;
  const ordered = [...groups].sort((a, b) => (dayOf(a) < dayOf(b) ? -1 : dayOf(a) > dayOf(b) ? 1 : 0));
  // One more than fits is no reason to fold.
  const first = ordered.length > FIRST + 1 ? FIRST : ordered.length;
  return (
    <section>
      <h2 className="govuk-heading-m">Your next meetings</h2>
      <Meetings groups={ordered.slice(0, first)} />
      {ordered.length > first ? (
        <Details summary={`${ordered.length - first} more of your groups`}>
          <Meetings groups={ordered.slice(first)} />
        </Details>
      ) : null}
    </section>
  );
}

/** A group without a meeting ahead stands last. */
function dayOf({ next }: Group) {
  return next?.day ?? "9999-12-31";
}

function Meetings({ groups }: { groups: readonly Group[] }) {
  return (
    <ul className="govuk-list govuk-list--spaced">
      {groups.map(({ id, name, next, todo }) => (
        <li key={id}>
          <a className="govuk-link" href={`/groups/${id}/meetings`}>
            {name}
          </a>
          : {next ? whenWords(next) : "no meeting is planned"}
          {next && todo ? (
            <Todos name={name} meeting={next.id} at={`/groups/${id}/meetings/${next.id}`} {...todo} />
          ) : null}
        </li>
      ))}
    </ul>
  );
}

const REPLIES: Record<AttendanceStatus, string> = {
  apologies: "You have sent apologies",
  deputy: "A deputy comes for you",
  present: "You are present",
  "no-reply": "Apologies or a deputy",
};

type TodosProps = Todo & { name: string; meeting: string; at: string };

function Todos({ name, meeting, at, isToAccept, research, arePapersOut, reply }: TodosProps) {
  const links: { href: string; text: string }[] = [
    ...(isToAccept ? [{ href: `${at}/statement`, text: "Accept the statement" }] : []),
    ...(research > 0 ? [{ href: `/groups/research?meeting=${meeting}`, text: researchWords(research) }] : []),
    { href: `${at}/agenda`, text: arePapersOut ? "Agenda: the papers are out" : "Agenda" },
    { href: reply === "present" ? `${at}/attendance` : `${at}/reply`, text: REPLIES[reply] },
  ];
  return (
    <ul className="govuk-list app-inline-list">
      {links.map(({ href, text }) => (
        <li key={href}>
          <a className="govuk-link" href={href}>
            {text}
            <span className="govuk-visually-hidden">: {name}</span>
          </a>
        </li>
      ))}
    </ul>
  );
}

function researchWords(waiting: number) {
  return waiting === 1 ? "1 case to say what you know of" : `${waiting} cases to say what you know of`;
}

function whenWords({ day, startTime, place }: Meeting) {
  return `${fullDay(day)} at ${startTime}${place === null ? "" : `, ${place}`}`;
}
