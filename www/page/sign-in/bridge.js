// The page that the sign-in returns to. It hands the result to the page that began the sign-in.
import { broadcastResponseToMainFrame } from "@azure/msal-browser/redirect-bridge";

broadcastResponseToMainFrame();
