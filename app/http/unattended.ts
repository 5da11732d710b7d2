/** What a page that asks by itself sends along, so that a screen nobody looks at does not keep its session. */
export const UNATTENDED = "joint-action-unattended";

export function isUnattended(sent: string | string[] | null | undefined): boolean {
  return sent === "yes";
}
