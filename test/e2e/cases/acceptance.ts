import { afterAll, beforeAll } from "vitest";
import { deploy, type Deployment, type Storage } from "../deployment.ts";
import { connectingCases } from "./connecting.ts";
import { directoryCases } from "./directory.ts";
import { fieldCases } from "./fields.ts";
import { headerCases } from "./headers.ts";
import { jobCases } from "./jobs.ts";
import { lifeCases } from "./life.ts";
import { proxyCases } from "./proxy.ts";
import { recordCases } from "./records.ts";
import { searchCases } from "./search.ts";
import { secretCases } from "./secrets.ts";
import { walkCases } from "./walk.ts";

/** What holds wherever a deployment keeps its things; the last case looks through all that was written meanwhile. */
export const acceptance = (openStorage: () => Promise<Storage>): (() => Deployment) => {
  let deployment: Deployment;
  beforeAll(async () => {
    deployment = await deploy(openStorage);
  });
  afterAll(() => deployment.close());
  const current = (): Deployment => deployment;

  walkCases(current);
  searchCases(current);
  recordCases(current);
  directoryCases(current);
  fieldCases(current);
  connectingCases(current);
  proxyCases(current);
  headerCases(current);
  jobCases(current);
  lifeCases(current);
  secretCases(current);
  return current;
};
