import { Button } from "#app/components/govuk/button.tsx";
import { NotificationBanner } from "#app/components/govuk/notification-banner.tsx";
import type { GateWhy } from "#app/domain/meetings/gate.ts";

export type Gate = { why: GateWhy; chairs: readonly string[]; statement: string };

/** Why the items of a meeting stay closed, and what opens them. */
export function GateBanner({ why, chairs, statement }: Gate) {
  if (why === "not-accepted")
    return (
      <NotificationBanner heading="Accept the confidentiality statement to read what is said of each item.">
        <p className="govuk-body">Until then you see what the group hears by reference alone, and what is your own.</p>
        <Button href={statement}>Read and accept the statement</Button>
      </NotificationBanner>
    );
  return (
    <NotificationBanner heading="Your agency has no information sharing agreement in date.">
      <p className="govuk-body">
        You see what the group hears by reference alone, and what is your own.{" "}
        {chairs.length === 0
          ? "Nobody chairs the group: ask an administrator to record the agreement with its days."
          : `Ask ${new Intl.ListFormat("en-GB", { type: "disjunction" }).format(chairs)} about the agreement: they chair the group.`}
      </p>
    </NotificationBanner>
  );
}
