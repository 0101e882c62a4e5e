// Sources and other directories: HR, Active Directory, another tenant, as they are at the start.
import { escrowError } from "./seed-errors.js";

/** @type {Record<string, import("./seed.js").SeedServicePrincipal>} */
export const directories = {
  contosoHr: {
    id: "90c192cf-d3ac-44af-8f21-ddb66cad4a26",
    appId: "a170b338-3926-4059-b28c-105d1fb17c23",
    displayName: "Contoso HR",
    jobs: {
      tooManyDeletes: {
        id: "customappssoOutDelta.3b92c35ead604f02b0a092e99c9991b0.d2569c8c-9511-4763-8bbb-ca5eca9a4903",
        templateId: "customappssoOutDelta",
        population: { User: 1_204, Group: 31 },
        stagedDeletes: 517,
        quarantine: {
          reason: "TooManyDeletes",
          hours: 9,
          count: 0,
          solved: false,
          error: {
            code: "TooManyDeletes",
            message: "517 deletions exceed the accidental deletion threshold of 500.",
            tenantActionable: true,
          },
        },
      },
      paused: {
        id: "scim.7868462e3eae47bb9d58896e03ce6c43.0fd630f1-f29d-4da9-953f-48f1a09f76b5",
        templateId: "scim",
        schedule: "Paused",
        population: { User: 77 },
      },
    },
  },
  cloudSync: {
    id: "6b4cb242-4a23-4596-a217-beaddbc496cb",
    appId: "92276658-1e27-41c0-8a6a-63ec24ede6a4",
    displayName: "fabrikam.local cloud sync",
    jobs: {
      running: {
        id: "AD2AADProvisioning.fc96887f36da47508c935c28a0c0b6da",
        templateId: "AD2AADProvisioning",
        interval: 20,
        population: { User: 1_800, Group: 140, Contact: 60 },
        running: true,
        showsRunning: true,
      },
      escrowBase: {
        id: "AD2AADProvisioning.e9287a7367e444c88dc67a531c36d8ec",
        templateId: "AD2AADProvisioning",
        interval: 20,
        population: { User: 260 },
        failing: 120,
        quarantine: {
          reason: "EncounteredBaseEscrowThreshold",
          hours: 18,
          count: 2,
          solved: false,
          error: escrowError("120 objects could not be exported."),
        },
      },
    },
  },
  workday: {
    id: "ae97ba94-d0ed-482f-8f6d-05584ef8aa38",
    appId: "923a7369-94e3-4f91-9a61-dbe22e44158b",
    displayName: "API-driven inbound provisioning",
    jobs: {
      ingestionInterrupted: {
        id: "API2AAD.b16687d38faf42adb29892cdcaf01c6e.1a03de52-b9c3-4e2c-a1e3-9145aaa8e530",
        templateId: "API2AAD",
        population: { User: 2_150 },
        quarantine: {
          reason: "IngestionInterrupted",
          hours: 3,
          count: 0,
          solved: true,
          error: { code: "IngestionInterrupted", message: "The upload ended early.", tenantActionable: false },
        },
      },
    },
  },
  crossTenant: {
    id: "18f135d2-5f55-4203-b018-50c5a38fd547",
    appId: "907a70c3-1012-4037-b64c-e4228c38fb29",
    displayName: "Cross-tenant synchronization",
    jobs: {
      notRun: {
        id: "Azure2Azure.0c0e35dc188a4eb3b8ba61752154b407.9c8934a1-6b1d-4f0e-8f2b-3d5a7c9e1b24",
        templateId: "Azure2Azure",
        everRan: false,
        population: { User: 505 },
        nextIn: 33,
      },
      onDemand: {
        id: "3f7565a3-fde6-4a77-8a0b-5b7d9c2e4f61",
        templateId: "Azure2Azure",
        population: { User: 95 },
        blanks: true,
        quarantine: {
          reason: "QuarantinedOnDemand",
          hours: 1,
          count: 0,
          solved: true,
          error: { code: "QuarantinedOnDemand", message: "Quarantined by support.", tenantActionable: false },
        },
      },
    },
  },
};
