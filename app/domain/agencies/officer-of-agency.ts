type Officer = { name: string; agencyId: string; agencyName: string };

/** A lead or an owner is of the agency that is named beside them. A message that says whose they are, or null. */
export function refuseOfficer(officer: Officer, agency: { id: string; name: string }): string | null {
  if (officer.agencyId === agency.id) return null;
  return `${officer.name} is at ${officer.agencyName}: select somebody at ${agency.name}, or ${officer.agencyName} as the agency`;
}
