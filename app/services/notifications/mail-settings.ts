/** How mail leaves this installation, and where its links lead. */
export type MailSettings = { smtpUrl: string; from: string; origin: string };

let settings: MailSettings | null = null;

/** Once at the start of the process; null where no mail is sent. */
export function useMail(given: MailSettings | null) {
  settings = given;
}

export function mailSettings(): MailSettings | null {
  return settings;
}

/** What may be shown of them: everything but the password. */
export function shownMailSettings() {
  if (!settings) return null;
  const { protocol, hostname, port, username } = new URL(settings.smtpUrl);
  return {
    server: `${hostname}, port ${port === "" ? (protocol === "smtps:" ? 465 : 587) : port}`,
    isEncrypted: protocol === "smtps:" || username !== "",
    user: decodeURIComponent(username),
    from: settings.from,
    origin: settings.origin,
  };
}
