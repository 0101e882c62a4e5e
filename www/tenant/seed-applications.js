// Applications that accounts are provisioned to, as they are at the start.
import { escrowError } from "./seed-errors.js";

/** @type {Record<string, import("./seed.js").SeedServicePrincipal>} */
export const applications = {
  databricks: {
    id: "6513270e-269e-4d37-b2a7-4de452e6b438",
    appId: "d23f0824-128b-4f33-8c5c-7fd0a6a3a450",
    displayName: "Databricks SCIM",
    jobs: {
      // Its mapping has been repaired: a default restart brings it back.
      escrowProportion: {
        id: "dataBricks.f5532fc709734b1a90e8a1fa9fd03a82.8442fd39-2183-419c-8732-74b6ce866bd5",
        templateId: "dataBricks",
        interval: 20,
        nextIn: 8,
        population: { User: 412, Group: 26 },
        showsRunning: true,
        quarantine: {
          reason: "EncounteredEscrowProportionThreshold",
          hours: 31,
          count: 3,
          solved: true,
          error: escrowError("More than 40 percent of the objects in scope could not be exported."),
        },
      },
    },
  },
  google: {
    id: "9531985d-5d9d-49f8-9818-e811892f902b",
    appId: "36f675cc-81e7-4ef5-a8e2-5d940ed90475",
    displayName: "Google Workspace",
    jobs: {
      // Nobody has renewed the credentials: whatever is reset, the quarantine returns with the next cycle.
      credentials: {
        id: "gsuite.b126ececd749434c915e443764450031.8f782d8a-7b79-4417-aab7-f96538801e92",
        templateId: "gsuite",
        population: { User: 903, Group: 58 },
        quarantine: {
          reason: "EncounteredQuarantineException",
          hours: 52,
          count: 4,
          solved: false,
          error: {
            code: "InvalidCredentials",
            message: "The credentials for the target system were rejected.",
            tenantActionable: true,
          },
        },
      },
    },
  },
  salesforce: {
    id: "6b0d549b-6f03-475a-9600-a35a099950d8",
    appId: "8d116ece-1738-47d9-bd9c-172411e20b8f",
    displayName: "Salesforce Sandbox",
    jobs: {
      healthy: {
        id: "SfSandboxOutDelta.e4bbf44533ea4eabb17027f3a92e92aa",
        templateId: "SfSandboxOutDelta",
        population: { User: 618, Group: 12 },
        nextIn: 14,
      },
    },
  },
  aws: {
    id: "0cb1e29c-658c-4a14-95e6-0af593bd04cf",
    appId: "8e81973e-0bec-47b0-b898-d190f9ebdacc",
    displayName: "AWS IAM Identity Center",
    jobs: {
      // Nothing but the times tells its executions apart.
      anonymous: {
        id: "aws.74beb1753b704b63b8d56f0b76082b16.5e0f6f3a-2a0f-4a36-9f0d-6f5f0e3f3c52",
        templateId: "aws",
        population: { User: 61 },
        nextIn: 17,
        anonymous: true,
      },
      entryErrors: {
        id: "aws.74beb1753b704b63b8d56f0b76082b16.10a7a801-7101-4c69-ae00-ce9f75f8460a",
        templateId: "aws",
        population: { User: 340, Group: 44 },
        failing: 12,
        nextIn: 21,
      },
    },
  },
  serviceNow: {
    id: "7f150524-34b9-45df-9e77-69b10f4205b4",
    appId: "c6f87718-6d76-407e-881e-d162ae2eb154",
    displayName: "ServiceNow",
    jobs: {
      escrowTotal: {
        id: "serviceNow.41d6a1c2b0f54d0d9a2fbe4c5a3e7d18.ec66a787-95e7-41d1-b731-af10506bf2ef",
        templateId: "serviceNow",
        population: { User: 733, Group: 5 },
        quarantine: {
          reason: "EncounteredTotalEscrowThreshold",
          hours: 70,
          count: 5,
          solved: true,
          error: escrowError("5000 objects could not be exported since the job began."),
        },
      },
      escrowsPruned: {
        id: "serviceNow.41d6a1c2b0f54d0d9a2fbe4c5a3e7d18.3f98e277-4cbd-47ad-9c90-a9587403e430",
        templateId: "serviceNow",
        schedule: "Paused",
        population: { User: 390 },
        failing: 160,
        prunes: true,
      },
    },
  },
  zoom: {
    id: "c7a2ea20-b2f1-4c94-ae05-319acb5c7427",
    appId: "4cdd2055-930d-4eaf-94f4-733f3e7d1bfb",
    displayName: "Zoom",
    jobs: {
      unknown: {
        id: "zoom.2c9d5b7ae1f34c6db8a07e4f9d3c1b52.57ee05cd-e009-42c7-bebf-f20686734721",
        templateId: "zoom",
        population: { User: 288 },
        quarantine: {
          reason: "Unknown",
          hours: 12,
          count: 1,
          solved: true,
          error: { code: "Unknown", message: "", tenantActionable: false },
        },
      },
      // In quarantine for more than four weeks, so the service has switched it off.
      disabled: {
        id: "zoom.2c9d5b7ae1f34c6db8a07e4f9d3c1b52.9be4bcfc-49b6-4a08-b2e6-cc3ababced20",
        templateId: "zoom",
        schedule: "Disabled",
        population: { User: 15 },
        blanks: true,
        quarantine: {
          reason: "EncounteredQuarantineException",
          hours: 900,
          count: 30,
          solved: false,
          error: { code: "InvalidCredentials", message: "The secret has expired.", tenantActionable: true },
        },
      },
    },
  },
  box: {
    id: "830e07bc-1e39-4f10-92bd-4acefaecbd38",
    appId: "5790f82e-c1d3-4cff-aa3a-f4d46b0a18e8",
    displayName: "Box",
    jobs: {
      notConfigured: {
        id: "BoxOutDelta.8f0c2d4e6a7b49c1b3d5e7f9a1c2e4d6.6bf46c69-7d2c-4f82-aeea-cbe226e87555",
        templateId: "BoxOutDelta",
        schedule: "Disabled",
        configured: false,
        everRan: false,
        population: {},
      },
    },
  },
  slack: {
    id: "13deef86-ab10-41d0-b646-e1f40a097c97",
    appId: "ca02135e-92b1-43f2-8ede-0d7ac3baea9e",
    displayName: "Slack",
    jobs: {
      changing: {
        id: "slackOutDelta.a4b6c8d0e2f44161838597a9bbcdddef.57124242-5051-41cc-917f-9acae01f5057",
        templateId: "slackOutDelta",
        population: { User: 150, Group: 9 },
        changingFor: 240,
      },
    },
  },
  empty: {
    id: "7f26144b-9828-4fcd-99a5-4a7bb1fee08f",
    appId: "119a72d1-74c9-4f6a-8c01-1cdd9474031b",
    displayName: "Dropbox Business, no jobs",
    jobs: {},
  },
};
