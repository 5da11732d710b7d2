export interface JobTables {
  job: {
    name: string;
    next_run_at: string;
    lease_holder: string | null;
    leased_until: string | null;
    last_started_at: string | null;
    last_finished_at: string | null;
    last_failed_at: string | null;
    last_failure: string | null;
  };
  job_run: {
    id: string;
    job: string;
    started_at: string;
    finished_at: string;
    /** JSON: how many of what, never which. */
    counts: string;
    error: string | null;
  };
  reference_counter: { partnership_id: string; prefix: string; year: number; last: number };
}
