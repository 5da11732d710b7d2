/** A backup cannot be used: damaged, not whole, of another installation or of a newer version. Nothing was put in place. */
export class BackupRefused extends Error {
  override name = "BackupRefused";
}
