import { describe, expect, test } from "vitest";
import { planPackages } from "./ensure-packages.ts";

const debianRoot = { isRoot: true, hasAptGet: true };

describe("planPackages", () => {
  test("a machine that has both servers is left alone, whoever runs the tests", () => {
    expect(planPackages({ missing: [], ...debianRoot })).toEqual({ step: "nothing" });
    expect(planPackages({ missing: [], isRoot: false, hasAptGet: false })).toEqual({ step: "nothing" });
  });

  test("root with apt-get installs what is missing and nothing else", () => {
    expect(planPackages({ missing: ["redis"], ...debianRoot })).toEqual({
      step: "install",
      packages: ["redis-server"],
    });
    expect(planPackages({ missing: ["postgres", "redis"], ...debianRoot })).toEqual({
      step: "install",
      packages: ["postgresql", "redis-server"],
    });
  });

  test.each([
    { isRoot: false, hasAptGet: true },
    { isRoot: true, hasAptGet: false },
  ])("without root or without apt-get ($isRoot, $hasAptGet) one line names every missing package", (rights) => {
    const plan = planPackages({ missing: ["postgres", "redis"], ...rights });
    const line = plan.step === "refuse" ? plan.line : "";
    expect(line).toContain("postgresql");
    expect(line).toContain("redis-server");
    expect(line).not.toContain("\n");
  });
});
