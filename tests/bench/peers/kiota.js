// Kiota's msgraph-sdk. What it has for service principals is not on npm, so here stands what its generator writes for this one
// call: the least that a bundler could leave of it. All that runs it is the SDK's own.
import { AzureIdentityAuthenticationProvider } from "@microsoft/kiota-authentication-azure";
import { createGraphServiceClient, extendGraphServiceClient, GraphRequestAdapter } from "@microsoft/msgraph-sdk";
import { serializeSynchronizationJobRestartCriteria } from "@microsoft/msgraph-sdk/models/index.js";
import { createODataErrorFromDiscriminatorValue } from "@microsoft/msgraph-sdk/models/oDataErrors/index.js";

const post = {
  uriTemplate:
    "{+baseurl}/servicePrincipals/{servicePrincipal%2Did}/synchronization/jobs/{synchronizationJob%2Did}/restart",
  responseBodyContentType: "application/json",
  errorMappings: { XXX: createODataErrorFromDiscriminatorValue },
  adapterMethodName: "sendNoResponseContent",
  requestBodyContentType: "application/json",
  requestBodySerializer(writer, body) {
    writer.writeObjectValue("criteria", body.criteria, serializeSynchronizationJobRestartCriteria);
    writer.writeAdditionalData(body.additionalData);
  },
  requestInformationContentSetMethod: "setContentFromParsable",
};

const segment = (navigationMetadata, ...pathParametersMappings) => ({ navigationMetadata, pathParametersMappings });

const job = segment({ restart: { requestsMetadata: { post } } }, "synchronizationJob%2Did");
const synchronization = segment({ jobs: segment({ bySynchronizationJobId: job }) });
const servicePrincipal = segment({ synchronization }, "servicePrincipal%2Did");
extendGraphServiceClient({ servicePrincipals: segment({ byServicePrincipalId: servicePrincipal }) });

export const make = (token, base, fetch) => {
  // It looks at the global one alone.
  if (fetch) globalThis.fetch = fetch;
  const credential = { getToken: async () => ({ token, expiresOnTimestamp: Date.now() + 3_600_000 }) };
  const scopes = ["https://graph.microsoft.com/.default"];
  const adapter = new GraphRequestAdapter(new AzureIdentityAuthenticationProvider(credential, scopes));
  if (base) adapter.baseUrl = base;
  const client = createGraphServiceClient(adapter);
  return (spId, jobId, resetScope) =>
    client.servicePrincipals
      .byServicePrincipalId(spId)
      .synchronization.jobs.bySynchronizationJobId(jobId)
      .restart.post({ criteria: { resetScope: resetScope.split(", ") } });
};
