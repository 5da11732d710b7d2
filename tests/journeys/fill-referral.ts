import type { Page } from "playwright-core";

/** What a form of a referral asks beside its subject, group, agency and reason. */
export async function fillReferral(page: Page, { ofPerson = true }: { ofPerson?: boolean } = {}) {
  await page.getByLabel("What has been tried").fill("Two letters, and a visit with the housing officer");
  await page.getByLabel("Routine").check();
  if (ofPerson) {
    const told = page.getByRole("group", { name: "Has the person been told of this referral?" });
    await told.getByLabel("No", { exact: true }).check();
    await told.getByLabel("Why not").fill("Not before the visit");
  }
  await page.getByLabel(/^Public task/).check();
  await page.getByLabel("Crime and Disorder Act 1998, section 115").check();
}
