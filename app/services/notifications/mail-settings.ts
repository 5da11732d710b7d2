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
