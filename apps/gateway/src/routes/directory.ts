import {
  collectionSchema,
  companyCreateSchema,
  companyPatchSchema,
  companyQuerySchema,
  companySchema,
  groupSchema,
  nativeOnly,
  shortListQuerySchema,
  tagSchema,
  userQuerySchema,
  userSchema,
} from "@portico/model";
import { z } from "zod";
import type { Route } from "../route.ts";
import { fieldsRoute } from "./fields.ts";
import { params } from "./params.ts";
import { listRoute, readRoutes, recordRoutes } from "./records.ts";
import { meRoute } from "./users/me.ts";

/** What the resources of the directory have in common: all lie right below the connection. */
const inDirectory = {
  tag: "Directory",
  scopes: { read: "directory:read", write: "directory:write" },
  extras: z.strictObject({ include: nativeOnly }),
  parentParams: params("connection_id"),
  parentOf: ({ connection_id }: { connection_id: string }) => ({ connectionId: connection_id, parent: {} }),
} as const;

const companyRoutes = recordRoutes({
  ...inDirectory,
  one: "Company",
  many: "Companies",
  collection: "/companies",
  itemParam: "company_id",
  itemParams: params("connection_id", "company_id"),
  targetOf: ({ connection_id, company_id }) => ({ connectionId: connection_id, target: { id: company_id } }),
  entity: companySchema,
  create: companyCreateSchema,
  patch: companyPatchSchema,
  query: companyQuerySchema,
  services: ({ companies }) => companies,
  notes: {
    list:
      "Hand `next_cursor` back as `cursor` until it is null. Filters that the help desk lacks are applied by the gateway. Where the " +
      "last page has a `delta_cursor`, hand it back later, as `cursor`, for what has changed since; `capabilities` says what that " +
      "cannot notice.",
    get: "One company with all its core fields.",
    create: "What a help desk needs of a new company differs; a field that is missing is named before a call is spent.",
    update: "Absent is unchanged, null clears, lists are replaced whole.",
    delete: "For good where the help desk has no bin for companies. Its contacts stay.",
  },
});

const userRoutes = readRoutes({
  ...inDirectory,
  one: "User",
  many: "Users",
  collection: "/users",
  itemParam: "user_id",
  itemParams: params("connection_id", "user_id"),
  targetOf: ({ connection_id, user_id }) => ({ connectionId: connection_id, target: { id: user_id } }),
  entity: userSchema,
  query: userQuerySchema,
  services: ({ users }) => users,
  notes: {
    list: "The agents of the help desk. Some show them to administrators alone: then it is `provider_forbidden`.",
    get: "One agent, with role and groups.",
  },
});

const groupRoutes = readRoutes({
  ...inDirectory,
  one: "Group",
  many: "Groups",
  collection: "/groups",
  itemParam: "group_id",
  itemParams: params("connection_id", "group_id"),
  targetOf: ({ connection_id, group_id }) => ({ connectionId: connection_id, target: { id: group_id } }),
  entity: groupSchema,
  query: shortListQuerySchema,
  services: ({ groups }) => groups,
  notes: {
    list: "The teams of agents. Who is in them, some help desks tell of a single group alone.",
    get: "One group, with its agents.",
  },
});

const collectionRoutes = readRoutes({
  ...inDirectory,
  one: "Collection",
  many: "Collections",
  collection: "/collections",
  itemParam: "collection_id",
  itemParams: params("connection_id", "collection_id"),
  targetOf: ({ connection_id, collection_id }) => ({ connectionId: connection_id, target: { id: collection_id } }),
  entity: collectionSchema,
  query: shortListQuerySchema,
  services: ({ collections }) => collections,
  notes: {
    list: "What tickets are kept in. `kind` says what the help desk calls it.",
    get: "One project, inbox, workspace, brand or product.",
  },
});

const tagRoute = listRoute({
  ...inDirectory,
  one: "Tag",
  many: "Tags",
  collection: "/tags",
  entity: tagSchema,
  query: shortListQuerySchema,
  services: ({ tags }) => tags,
  notes: { list: "The tags that the help desk keeps a list of. Many keep none: then it is `unsupported_operation`." },
});

/** Who works there, for whom, and what they keep tickets in. `users/me` stands before the users, whose path it fits. */
export const directoryRoutes: readonly Route[] = [
  ...companyRoutes,
  meRoute,
  ...userRoutes,
  ...groupRoutes,
  ...collectionRoutes,
  tagRoute,
  fieldsRoute,
];
