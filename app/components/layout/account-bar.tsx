import { unreadInWords } from "#app/domain/notifications/unread.ts";
import { FormToken } from "../forms/page-form.tsx";
import { Badge } from "../govuk/badge.tsx";

/** What they have been told, who is signed in, their own account, and the way out: a button that posts, so that no link can sign anybody out. */
export function AccountBar({ userName, unread }: { userName: string; unread: number | null }) {
  return (
    <div className="app-account-bar">
      {unread === null ? null : <Notifications unread={unread} />}
      <a className="govuk-link govuk-link--inverse app-account-bar__name" href="/account">
        {userName}
      </a>
      <form method="post" action="/sign-out">
        <FormToken />
        <button type="submit" className="app-link-button app-link-button--inverse">
          Sign out
        </button>
      </form>
    </div>
  );
}

function Notifications({ unread }: { unread: number }) {
  return (
    <a className="govuk-link govuk-link--inverse" href="/notifications">
      Notifications
      {unread > 0 ? (
        <>
          {" "}
          <Badge>
            {unreadInWords(unread)}
            <span className="govuk-visually-hidden"> not read</span>
          </Badge>
        </>
      ) : null}
    </a>
  );
}
