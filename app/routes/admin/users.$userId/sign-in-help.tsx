import type { UserStatus } from "#app/domain/access/user-status.ts";

type Props = {
  base: string;
  user: { status: UserStatus; hasFactor: boolean };
  mayChange: boolean;
  mayGiveWayIn: boolean;
};

/** What an administrator can do for somebody who cannot sign in, and against somebody who should not. */
export function SignInHelp({ base, user, mayChange, mayGiveWayIn }: Props) {
  const links = [
    {
      href: `${base}/invitation`,
      text: "Make a new invitation link",
      shown: mayGiveWayIn && user.status === "invited",
    },
    {
      href: `${base}/password-link`,
      text: "Make a link to set a new password",
      shown: mayGiveWayIn && user.status === "active",
    },
    {
      href: `${base}/authenticator`,
      text: "Reset a lost authenticator",
      shown: mayGiveWayIn && user.status === "active" && user.hasFactor,
    },
    { href: `${base}/status`, text: "Disable this user", shown: mayChange && user.status !== "disabled" },
    { href: `${base}/status`, text: "Enable this user", shown: mayGiveWayIn && user.status === "disabled" },
  ].filter((link) => link.shown);
  if (links.length === 0) return null;
  return (
    <section>
      <h2 className="govuk-heading-m">Signing in</h2>
      <ul className="govuk-list govuk-list--spaced">
        {links.map(({ href, text }) => (
          <li key={text}>
            <a className="govuk-link" href={href}>
              {text}
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}
