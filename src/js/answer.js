// Reads an answer by its shape: a custom fetch may bring a class of its own, and anything in it may throw.

export function head(response) {
  try {
    const { status, headers } = response;
    return Number.isInteger(status) && typeof headers.get === "function" ? { status, headers } : undefined;
  } catch {
    return undefined;
  }
}

export function header({ headers }, name) {
  try {
    return headers.get(name);
  } catch {
    return null;
  }
}

// The body's text, or undefined when it is over the limit, which counts bytes, and chunks too: empty ones never end.
export async function bodyText(response, limit) {
  const { body } = response;
  if (body === null) return "";
  // node-fetch and its kin have a body that is no web stream.
  if (typeof body?.getReader !== "function") {
    const whole = typeof response.text === "function" ? await response.text() : "";
    return whole.length > limit ? undefined : whole;
  }
  const reader = body.getReader();
  const decoder = new TextDecoder();
  let text = "";
  let bytes = 0;
  for (let chunks = 0; chunks < limit; chunks++) {
    const { done, value } = await reader.read();
    if (done) return text + decoder.decode();
    bytes += value.byteLength;
    if (bytes > limit) return undefined;
    text += decoder.decode(value, { stream: true });
  }
  return undefined;
}
