import { SummaryList } from "#app/components/govuk/summary-list.tsx";
import { Tag } from "#app/components/govuk/tag.tsx";
import { fullDay, longDay } from "#app/domain/dates/iso-day.ts";
import { BAND_NAMES } from "#app/domain/premises/bands.ts";
import { CONTACT_WAY_NAMES, type ContactWay } from "#app/domain/premises/contact.ts";
import type { MetBand } from "#app/domain/premises/meeting-asked.ts";

type MeetingShown = {
  id: string;
  band: MetBand;
  gradedOn: string | null;
  dueOn: string;
  arrangedDay: string | null;
  arrangedTime: string | null;
  place: string | null;
  heldOn: string | null;
  outcome: string | null;
  notHeldReason: string | null;
  notifiedOn: string | null;
  notifiedHow: ContactWay | null;
  notifiedWhom: string | null;
};

/** The meeting with those who run the premises: why, by when, and how it stands. */
export function MeetingBrief({ meeting, today }: { meeting: MeetingShown; today: string }) {
  const { band, gradedOn, notifiedOn, notifiedHow, notifiedWhom, notHeldReason, outcome } = meeting;
  return (
    <SummaryList
      rows={[
        {
          key: "Asked for",
          value: `${BAND_NAMES[band]}${gradedOn === null ? "" : `, graded on ${longDay(gradedOn)}`}`,
        },
        { key: "To be held by", value: <DueBy {...meeting} today={today} /> },
        { key: "Arranged for", value: arrangedWords(meeting) },
        {
          key: "Premises told of the grade",
          value:
            notifiedOn === null || notifiedHow === null
              ? "Not yet"
              : `${longDay(notifiedOn)}, ${CONTACT_WAY_NAMES[notifiedHow].toLowerCase()}: ${notifiedWhom ?? ""}`,
        },
        ...(meeting.heldOn === null ? [] : [{ key: "Held on", value: longDay(meeting.heldOn) }]),
        ...(outcome === null ? [] : [{ key: "What came of it", value: <span className="app-typed">{outcome}</span> }]),
        ...(notHeldReason === null
          ? []
          : [{ key: "Not held", value: <span className="app-typed">{notHeldReason}</span> }]),
      ]}
    />
  );
}

function DueBy({ dueOn, heldOn, notHeldReason, today }: MeetingShown & { today: string }) {
  const isLate = notHeldReason === null && (heldOn ?? today) > dueOn;
  return (
    <>
      {longDay(dueOn)} {isLate ? <Tag colour="red">{heldOn === null ? "Late" : "Held late"}</Tag> : null}
    </>
  );
}

function arrangedWords({ arrangedDay, arrangedTime, place }: MeetingShown) {
  if (arrangedDay === null) return "Not yet";
  return [`${fullDay(arrangedDay)}${arrangedTime === null ? "" : ` at ${arrangedTime}`}`, place]
    .filter(Boolean)
    .join(", ");
}
