// Which service principal a call is about.

/**
 * The service principal's *object id*: in the portal, *Enterprise applications*, *Object ID*. A GUID in any case, without
 * braces. Not the app registration's object id, and not the application id: that goes into `{ appId }`.
 *
 * Graph documents `servicePrincipals(appId='…')` for this call in beta; whether v1.0 takes it is not certain.
 *
 * @category Tokens and ids
 */
export type ServicePrincipalId = string | { readonly appId: string };
