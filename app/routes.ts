import { flatRoutes } from "@remix-run/fs-routes";
import { prefix, type RouteConfig } from "@remix-run/route-config";

const pages = (area: string) => flatRoutes({ rootDirectory: `routes/${area}` });

export default [
  ...(await pages("home")),
  ...(await pages("session")),
  ...prefix("search", await pages("search")),
  ...prefix("people", await pages("people")),
  ...prefix("locations", await pages("locations")),
  ...(await pages("cases")),
  ...(await pages("risk")),
  ...prefix("incidents", await pages("incidents")),
  ...prefix("interventions", await pages("interventions")),
  ...prefix("premises", await pages("premises")),
  ...prefix("case-reviews", await pages("case-reviews")),
  ...prefix("actions", await pages("actions")),
  ...prefix("groups", await pages("meetings")),
  ...prefix("notifications", await pages("notifications")),
  ...prefix("performance", await pages("performance")),
  ...(await pages("plan")),
  ...prefix("reports", await pages("reports")),
  ...prefix("money", await pages("money")),
  ...prefix("training", await pages("training")),
  ...prefix("documents", await pages("documents")),
  ...prefix("exports", await pages("exports")),
  ...prefix("rights", await pages("rights")),
  ...prefix("governance", await pages("governance")),
  ...prefix("agreements", await pages("agreements")),
  ...prefix("disclosures", await pages("disclosures")),
  ...prefix("retention", await pages("retention")),
  ...prefix("audit", await pages("audit")),
  ...prefix("admin", await pages("admin")),
] satisfies RouteConfig;
