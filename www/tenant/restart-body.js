// The body of a restart, checked against Graph's metadata as strictly as Graph does.
import { badRequest, GraphError, requestBodyRead } from "./graph-error.js";

const isObject = (value) => typeof value === "object" && value !== null && !Array.isArray(value);

/**
 * @param {string | undefined} contentType
 * @param {string} text
 * @returns {string | null | undefined} resetScope as it was sent, yet to be read.
 */
export function readRestartBody(contentType, text) {
  if (!contentType) {
    throw badRequest("Write requests (excluding DELETE) must contain the Content-Type header declaration.");
  }
  if (!/^application\/json\s*(;|$)/i.test(contentType)) {
    throw new GraphError(415, "UnsupportedMediaType", `The content type '${contentType}' is not supported.`);
  }

  const parameters = parse(text);
  if (!isObject(parameters)) throw requestBodyRead("The payload of an action must be an object.");
  for (const name of Object.keys(parameters)) {
    if (name !== "criteria") {
      throw requestBodyRead(
        `The parameter '${name}' in the request payload is not a valid parameter for the operation 'restart'.`,
      );
    }
  }

  // Both the parameter and its property are nullable in the metadata, and `{}` is accepted in practice.
  const criteria = parameters.criteria ?? {};
  if (!isObject(criteria)) throw requestBodyRead("The value of the parameter 'criteria' must be an object.");
  for (const name of Object.keys(criteria)) {
    if (name !== "resetScope") {
      throw requestBodyRead(
        `The property '${name}' does not exist on type 'microsoft.graph.synchronizationJobRestartCriteria'. Make sure to only use property names that are defined by the type.`,
      );
    }
  }

  const { resetScope } = criteria;
  if (resetScope !== undefined && resetScope !== null && typeof resetScope !== "string") {
    throw requestBodyRead(
      "An unexpected node was found when reading the property 'resetScope'. A string was expected.",
    );
  }
  return resetScope;
}

/** @param {string} text */
function parse(text) {
  try {
    return JSON.parse(text);
  } catch {
    throw badRequest(
      "Unable to read JSON request payload. Please ensure Content-Type header is set and payload is of valid JSON format.",
    );
  }
}
