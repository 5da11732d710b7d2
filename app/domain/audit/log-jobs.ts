/** The names of the jobs that look after the log, for those who run them and for the page that tells how they fare. */
export const LOG_CHECK_JOB = "check-audit";
export const SEALING_JOB = "seal-audit";
