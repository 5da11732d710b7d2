/** Somebody in a demonstration as whom one may sign in, and what there is to see as they. */
export type DemonstrationCard = {
  userId: string;
  name: string;
  agency: string;
  jobTitle: string | null;
  role: string;
  does: string;
};
