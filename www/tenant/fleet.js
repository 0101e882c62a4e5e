// Many more service principals, for tests with a large tenant: some with one healthy job each, most without any.
import { v5 as uuidFromName } from "uuid";

/** Any fixed GUID, so that a fleet is the same in every run. */
const FLEET = "5a1c7e42-93d8-4b6f-8e0a-c27d94f1b350";

/** The large edition: 2,000 applications, 300 jobs, and those that every edition has. */
export const LARGE = { fleetSize: 300, idleSize: 1_700 };

/**
 * @param {number} size
 * @param {number} [idle] So many more have no job.
 */
export const fleet = (size, idle = 0) =>
  Array.from({ length: size + idle }, (_, index) => {
    const id = uuidFromName(`principal ${index}`, FLEET);
    const key = uuidFromName(`job ${index}`, FLEET);
    return {
      id,
      appId: uuidFromName(`app ${index}`, FLEET),
      displayName: `Fleet ${index + 1}`,
      jobs:
        index < size
          ? { healthy: { id: `scim.${key.replaceAll("-", "")}.${id}`, templateId: "scim", population: { User: 100 } } }
          : {},
    };
  });
