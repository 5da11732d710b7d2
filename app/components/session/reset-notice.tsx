import { RESET_NAMES, type ResetKind } from "#app/domain/access/refuse-reset.ts";
import { londonTime } from "#app/domain/dates/iso-day.ts";
import { PageForm } from "../forms/page-form.tsx";
import { Button } from "../govuk/button.tsx";
import { NotificationBanner } from "../govuk/notification-banner.tsx";

/** A way in that somebody else made; madeBy is null for whoever runs the server. */
export type ResetShown = { id: string; kind: ResetKind; madeAt: string; madeBy: string | null };

/** On every page from the next sign-in on, until the person says that they know. */
export function ResetNotice({ resets, pathname }: { resets: readonly ResetShown[]; pathname: string }) {
  if (resets.length === 0) return null;
  return (
    <NotificationBanner titleId="reset-notice">
      {resets.map(({ id, kind, madeAt, madeBy }) => (
        <p className="govuk-notification-banner__heading" key={id}>
          {RESET_NAMES[kind]} on {londonTime(madeAt)} by {madeBy ?? "whoever runs the server"}.
        </p>
      ))}
      <p className="govuk-body">
        If you did not ask for this, tell your information governance officer or another administrator at once: somebody
        may be trying to sign in as you.
      </p>
      <PageForm id="resets" action="/account/resets" reloadDocument>
        {resets.map(({ id }) => (
          <input key={id} type="hidden" name="resetId" value={id} />
        ))}
        <input type="hidden" name="next" value={pathname} />
        <Button variant="secondary">I know about this</Button>
      </PageForm>
    </NotificationBanner>
  );
}
