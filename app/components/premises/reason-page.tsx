import { ManagePage, type ManageReply } from "#app/components/cases/manage-page.tsx";
import { reasonForm } from "#app/domain/premises/close.form.ts";
import { premisesHref } from "#app/domain/premises/premises-pages.ts";
import type { ReactNode } from "react";

type Props = {
  record: { id: string; reference: string; subject: string };
  version: number;
  refusal: string | null;
  reply: ManageReply;
  heading: string;
  button: string;
  children?: ReactNode;
};

/** What is said of premises with nothing but how it is known. */
export function ReasonPage({ record, version, refusal, reply, heading, button, children }: Props) {
  return (
    <ManagePage
      record={record}
      back={{ href: premisesHref(record.id), text: record.subject }}
      heading={heading}
      button={button}
      schema={reasonForm}
      initial={{ version: String(version) }}
      reply={reply}
      refusal={refusal}
      reason="How do you know?"
    >
      {() => children}
    </ManagePage>
  );
}
