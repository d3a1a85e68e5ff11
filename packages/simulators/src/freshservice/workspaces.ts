import type { Reply } from "../freshworks/call.ts";
import { pageRules } from "../freshworks/pages.ts";
import { invalid, notFound } from "../freshworks/problems.ts";
import { is, nullOr, problemsOf, withQuery } from "../freshworks/rules.ts";
import { toTime } from "../freshworks/times.ts";
import { created, listed, wrapped } from "./call.ts";
import type { Call, Handle } from "./call.ts";
import type { WorkspaceRecord } from "./records.ts";

/** `GET /workspaces`, and `/clients` where workspaces are a provider's clients. */
export const listWorkspaces =
  (name: "workspaces" | "clients"): Handle =>
  (call) =>
    withQuery(call, pageRules, () => listed(call, name, call.account.store.workspaces.values(), workspaceView(call)));

export const viewWorkspace =
  (name: "workspace" | "client"): Handle =>
  (call) => {
    const workspace = call.account.store.workspaces.get(Number(call.params["id"]));
    return workspace === undefined ? notFound : wrapped(call, name, workspaceView(call)(workspace));
  };

/** `POST /workspace`: a provider's new client. */
export const createClient = (call: Call): Reply => {
  const problems = problemsOf(call.body, { name: is("String"), description: nullOr(is("String")) }, ["name"]);
  if (problems.length > 0) return invalid(...problems);
  const { store } = call.account;
  const workspace: WorkspaceRecord = {
    id: store.nextId("workspace"),
    name: String(call.body["name"]),
    description: typeof call.body["description"] === "string" ? call.body["description"] : null,
    primary: false,
    template_name: "client",
    created_at: call.now,
    updated_at: call.now,
  };
  store.workspaces.set(workspace.id, workspace);
  return created(call, "workspace", workspaceView(call)(workspace));
};

const workspaceView = (call: Call) => (workspace: WorkspaceRecord) => ({
  created_at: toTime(workspace.created_at),
  description: workspace.description,
  id: workspace.id,
  logo: null,
  name: workspace.name,
  primary: workspace.primary,
  restricted: false,
  state: call.account.settings().workspaceState === "number" ? 1 : "active",
  template_name: workspace.template_name,
  updated_at: toTime(workspace.updated_at),
});

/** The workspace that is meant where none is named; 0 on an account without any. */
export const primaryWorkspaceId = (call: Call): number =>
  call.account.store.workspaces.values().find((workspace) => workspace.primary)?.id ?? 0;

/** Which workspaces a `workspace_id` in a query asks for: one, or all of them. */
export const askedWorkspace = (call: Call, text: string | undefined): number | "all" => {
  if (text === undefined) return call.account.store.workspaces.size === 0 ? "all" : primaryWorkspaceId(call);
  return Number(text) === call.account.settings().allWorkspacesId ? "all" : Number(text);
};
