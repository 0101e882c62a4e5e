//! Where a request goes: exact hosts and versions, and the token nowhere else.

use graph_sync_jobs::{
    model::{action::Action, cloud::Cloud},
    request::endpoint::{ApiVersion, BaseUrl, Endpoint, Permission, action_path, jobs_path},
};
use url::Url;

use crate::support::{
    judged::{job, principal},
    passed::{object, text},
};

const GUID: &str = "8e881353-1735-45af-af21-ee1344582a4d";
/// Each cloud with the origin of its own Graph.
pub const CLOUDS: [(&str, &str); 4] = [
    ("global", "https://graph.microsoft.com"),
    ("usGov", "https://graph.microsoft.us"),
    ("usGovDod", "https://dod-graph.microsoft.us"),
    ("china", "https://microsoftgraph.chinacloudapi.cn"),
];

/// What a platform's `URL` makes of an address; the `url` crate follows the same standard.
fn href(address: &str) -> Option<String> {
    Url::parse(address).ok().map(String::from)
}

fn checked(address: &str) -> Result<BaseUrl, &'static str> {
    BaseUrl::checked(address, href(address))
}

#[test]
fn every_cloud_version_and_form_of_id_has_its_exact_address() {
    let forms = [
        (text(GUID), format!("servicePrincipals/{GUID}")),
        (object([("appId", text(GUID))]), format!("servicePrincipals(appId='{GUID}')")),
    ];
    let job = job(&text("aws.é'1")).unwrap();
    for (name, host) in CLOUDS {
        for version in ["v1.0", "beta"] {
            for (passed, place) in &forms {
                let endpoint = Endpoint::cloud(Cloud::named(name).unwrap(), ApiVersion::named(version).unwrap());
                assert_eq!(
                    endpoint.address(&action_path(&principal(passed).unwrap(), &job, Action::Restart)),
                    format!("{host}/{version}/{place}/synchronization/jobs/aws.%C3%A9'1/restart")
                );
            }
        }
    }
}

#[test]
fn what_is_done_to_a_job_has_an_address_that_begins_with_the_jobs() {
    let (principal, job) = (principal(&text(GUID)).unwrap(), job(&text("aws.é")).unwrap());
    assert_eq!(jobs_path(&principal), format!("servicePrincipals/{GUID}/synchronization/jobs"));
    for (action, end) in
        [(Action::Read, ""), (Action::Start, "/start"), (Action::Pause, "/pause"), (Action::Restart, "/restart")]
    {
        let address = format!("{}/aws.%C3%A9{end}", jobs_path(&principal));
        assert_eq!(action_path(&principal, &job, action), address);
    }
}

#[test]
fn a_token_may_follow_a_link_to_the_same_origin_alone() {
    let endpoint = Endpoint::base(checked("https://gateway.example:8443/graph").unwrap(), ApiVersion::V1);
    for own in ["https://gateway.example:8443/", "https://gateway.example:8443/other?a#b"] {
        assert!(endpoint.covers(own), "{own}");
    }
    for other in [
        "https://gateway.example/graph",
        "https://gateway.example:84430/",
        "https://gateway.example:8443@evil.com/",
        "https://user@gateway.example:8443/",
        "http://gateway.example:8443/",
        "https://gateway.example:8443",
        "https://sub.gateway.example:8443/",
        "",
    ] {
        assert!(!endpoint.covers(other), "{other}");
    }
    for (name, host) in CLOUDS {
        let endpoint = Endpoint::cloud(Cloud::named(name).unwrap(), ApiVersion::V1);
        let covered =
            CLOUDS.iter().filter(|(_, other)| endpoint.covers(&format!("{other}/v1.0/x"))).collect::<Vec<_>>();
        assert_eq!(covered, [&(name, host)]);
    }
}

#[test]
fn a_token_is_asked_for_the_clouds_own_host_and_for_the_global_one_behind_a_base_address() {
    for (name, host) in CLOUDS {
        let endpoint = Endpoint::cloud(Cloud::named(name).unwrap(), ApiVersion::Beta);
        assert_eq!(endpoint.scope(Permission::Synchronization), format!("{host}/Synchronization.ReadWrite.All"));
    }
    let gateway = "https://gateway.example";
    let endpoint = Endpoint::base(checked(gateway).unwrap(), ApiVersion::V1);
    assert_eq!(
        endpoint.scope(Permission::Synchronization),
        "https://graph.microsoft.com/Synchronization.ReadWrite.All"
    );
}

#[test]
fn clouds_and_versions_go_by_their_exact_names() {
    for name in ["Global", "USGov", "usgov", "", "germany"] {
        assert_eq!(Cloud::named(name), None, "{name}");
    }
    for (name, host) in CLOUDS {
        assert_eq!(Cloud::of_origin(host), Cloud::named(name));
    }
    assert_eq!(Cloud::of_origin("https://graph.microsoft.com/"), None);
    for name in ["V1.0", "v1", "1.0", "Beta", ""] {
        assert_eq!(ApiVersion::named(name), None, "{name}");
    }
}
