import type { ComponentProps } from "react";
import { ManagePage } from "../cases/manage-page.tsx";

type Managed = ComponentProps<typeof ManagePage>;
type Props = Pick<
  Managed,
  "heading" | "button" | "schema" | "initial" | "reply" | "once" | "refusal" | "entered" | "children"
> & {
  plan: { id: string; reference: string; title: string };
  reason?: string | null;
  reasonHint?: string;
};

/** A form that writes something of a plan, with the way back to it. */
export function PlanFormPage({ plan, reason = null, ...form }: Props) {
  return (
    <ManagePage
      record={{ id: plan.id, reference: plan.reference, subject: plan.title }}
      back={{ href: `/plans/${plan.id}`, text: plan.title }}
      reason={reason}
      {...form}
    />
  );
}
