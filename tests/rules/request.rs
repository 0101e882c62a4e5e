//! The request as a dry run shows it: everything that is sent, and no token.

use graph_sync_jobs::{
    criteria::Criteria,
    endpoint::{ApiVersion, Cloud, Endpoint},
    ids::{JobId, ServicePrincipal},
    request::{CONTENT_TYPE, PreparedRequest},
};

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
    assert_eq!(
        request,
        PreparedRequest {
            url: format!(
                "https://graph.microsoft.com/v1.0/servicePrincipals/{guid}/synchronization/jobs/aws.1/restart"
            ),
            client_request_id: "c-1".into(),
            body: r#"{"criteria":{"resetScope":"Full"}}"#.into(),
            reset_scope: "Full".into(),
            warnings: "FullBreaksLinks".into(),
        }
    );
    assert_eq!(CONTENT_TYPE, "application/json");
}
