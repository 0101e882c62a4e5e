//! The request as a dry run shows it: everything that is sent, and no token.

use graph_sync_jobs::{
    criteria::Criteria,
    endpoint::{ApiVersion, Cloud, Endpoint},
    ids::{JobId, ServicePrincipal},
    request::PreparedRequest,
};
use serde_json::json;

use crate::support::given::{object, text};

#[test]
fn a_dry_run_shows_exactly_what_would_be_sent() {
    let guid = "8e881353-1735-45af-af21-ee1344582a4d";
    let criteria = object([("resetScope", text("Escrows, Full"))]);
    let request = PreparedRequest::restart(
        &Endpoint::cloud(Cloud::Global, ApiVersion::V1),
        &ServicePrincipal::read(&text(guid)).unwrap(),
        &JobId::read(&text("aws.1")).unwrap(),
        &Criteria::read(&criteria).unwrap(),
        "c-1".into(),
    );
    let warnings = request.warnings.clone();
    assert_eq!(
        json!(request),
        json!({
            "method": "POST",
            "url": format!("https://graph.microsoft.com/v1.0/servicePrincipals/{guid}/synchronization/jobs/aws.1/restart"),
            "headers": { "Content-Type": "application/json", "client-request-id": "c-1" },
            "body": r#"{"criteria":{"resetScope":"Full"}}"#,
            "resetScope": ["Full"],
            "warnings": warnings,
        })
    );
    assert_eq!(json!(warnings)[0]["code"], "FullBreaksLinks");
}
