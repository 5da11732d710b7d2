import { FormToken } from "../forms/page-form.tsx";

/** Who is signed in, their own account, and the way out: a button that posts, so that no link can sign anybody out. */
export function AccountBar({ userName }: { userName: string }) {
  return (
    <div className="app-account-bar">
      <a className="govuk-link govuk-link--no-visited-state" href="/account">
        {userName}
      </a>
      <form method="post" action="/sign-out">
        <FormToken />
        <button type="submit" className="app-link-button">
          Sign out
        </button>
      </form>
    </div>
  );
}
