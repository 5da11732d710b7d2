import type { FormValues } from "#app/forms/parse-form.ts";
import { premisesMeetingHref } from "#app/domain/premises/premises-pages.ts";
import { ManagePage, type ManageReply } from "../cases/manage-page.tsx";

type Props = Omit<Parameters<typeof ManagePage>[0], "back" | "initial" | "reply"> & {
  meeting: { id: string; version: number };
  initial: FormValues;
  reply: ManageReply;
};

/** One change of a meeting with the premises, from its page and back to it. */
export function MeetingForm({ meeting, initial, record, ...props }: Props) {
  return (
    <ManagePage
      {...props}
      record={record}
      back={{ href: premisesMeetingHref(record.id, meeting.id), text: "Meeting with the premises" }}
      initial={{ version: String(meeting.version), ...initial }}
    />
  );
}
