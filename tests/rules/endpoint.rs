//! Where a request may go: exact hosts, and base addresses that are what their reader sees.

use graph_sync_jobs::{
    model::cloud::Cloud,
    request::endpoint::{ApiVersion, BaseUrl, Endpoint, job_path, jobs_path, restart_path},
};
use proptest::prelude::*;
use url::Url;

use crate::support::{
    cases,
    judged::{job, principal},
    passed::{object, text},
};

const GUID: &str = "8e881353-1735-45af-af21-ee1344582a4d";
const CLOUDS: [(&str, &str); 4] = [
    ("global", "https://graph.microsoft.com"),
    ("usGov", "https://graph.microsoft.us"),
    ("usGovDod", "https://dod-graph.microsoft.us"),
    ("china", "https://microsoftgraph.chinacloudapi.cn"),
];

fn restart(endpoint: &Endpoint) -> String {
    endpoint.address(&restart_path(&principal(&text(GUID)).unwrap(), &job(&text("aws.1")).unwrap()))
}

/// What a platform's `URL` makes of an address; the `url` crate follows the same standard.
fn href(address: &str) -> Option<String> {
    Url::parse(address).ok().map(String::from)
}

fn checked(address: &str) -> Result<BaseUrl, &'static str> {
    BaseUrl::checked(address, href(address))
}

fn base(address: &str) -> Result<String, &'static str> {
    checked(address).map(|base| restart(&Endpoint::base(base, ApiVersion::V1)))
}

fn accepted(address: &str, prefix: &str) {
    let expected = format!("{prefix}/v1.0/servicePrincipals/{GUID}/synchronization/jobs/aws.1/restart");
    assert_eq!(base(address).as_deref(), Ok(expected.as_str()), "{address}");
}

fn refused(address: &str) {
    assert!(base(address).is_err(), "{address:?} became {:?}", base(address));
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
                    endpoint.address(&restart_path(&principal(passed).unwrap(), &job)),
                    format!("{host}/{version}/{place}/synchronization/jobs/aws.%C3%A9'1/restart")
                );
            }
        }
    }
}

#[test]
fn jobs_and_a_job_have_the_addresses_that_a_restart_begins_with() {
    let (principal, job) = (principal(&text(GUID)).unwrap(), job(&text("aws.é")).unwrap());
    assert_eq!(jobs_path(&principal), format!("servicePrincipals/{GUID}/synchronization/jobs"));
    assert_eq!(job_path(&principal, &job), format!("{}/aws.%C3%A9", jobs_path(&principal)));
    assert_eq!(restart_path(&principal, &job), format!("{}/restart", job_path(&principal, &job)));
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
        assert_eq!(endpoint.scope(), format!("{host}/Synchronization.ReadWrite.All"));
    }
    let gateway = "https://gateway.example";
    let endpoint = Endpoint::base(checked(gateway).unwrap(), ApiVersion::V1);
    assert_eq!(endpoint.scope(), "https://graph.microsoft.com/Synchronization.ReadWrite.All");
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

#[test]
fn any_https_address_serves_as_base_and_its_path_is_a_prefix() {
    accepted("https://gateway.example", "https://gateway.example");
    accepted("https://gateway.example/", "https://gateway.example");
    accepted("https://gateway.example:8443/graph", "https://gateway.example:8443/graph");
    accepted("https://gateway.example/graph/", "https://gateway.example/graph");
    accepted("HTTPS://Gateway.Example:443/Graph", "https://gateway.example/Graph");
    accepted("https://gateway.example/people/@me", "https://gateway.example/people/@me");
    accepted("https://[2001:db8::1]:8443/x", "https://[2001:db8::1]:8443/x");
    accepted("https://192.0.2.1", "https://192.0.2.1");
}

#[test]
fn http_is_for_this_machine() {
    accepted("http://localhost:8080", "http://localhost:8080");
    accepted("http://LOCALHOST/practice", "http://localhost/practice");
    accepted("http://127.0.0.1:3000", "http://127.0.0.1:3000");
    accepted("http://127.255.255.254", "http://127.255.255.254");
    accepted("http://127.1", "http://127.0.0.1");
    accepted("http://[::1]:9000/x/", "http://[::1]:9000/x");
    accepted("http://[0:0:0:0:0:0:0:1]", "http://[::1]");
}

#[test]
fn http_to_any_other_machine_is_refused() {
    for host in [
        "gateway.example",
        "127.evil.com",
        "127.0.0.1.evil.com",
        "localhost.evil.com",
        "evil.com:127",
        "my-localhost",
        "0.0.0.0",
        "128.0.0.1",
        "126.255.255.255",
        "10.0.0.1",
        "[::2]",
        "[::]",
        "[2001:db8::1]",
    ] {
        refused(&format!("http://{host}"));
    }
}

#[test]
fn a_name_that_only_looks_like_a_loopback_address_is_refused() {
    // To a URL parser these are names of the domain name system, not addresses: two dots at the end are not one.
    for host in ["127.0.0.1..", "127.."] {
        refused(&format!("http://{host}"));
    }
}

#[test]
fn user_names_and_passwords_are_refused_however_they_are_hidden() {
    for address in [
        "https://user@gateway.example",
        "https://user:password@gateway.example",
        "https://@gateway.example",
        "https://:@gateway.example",
        "https://graph.microsoft.com@evil.com",
        "https://graph.microsoft.com:443@evil.com/v1.0",
        "https:user@gateway.example",
        "https:/user@gateway.example",
        "https:////user@gateway.example",
        "http://localhost@evil.com",
        "http://evil.com@localhost",
    ] {
        refused(address);
    }
}

#[test]
fn queries_fragments_and_backslashes_are_refused_even_when_empty() {
    for end in ["?", "?a=b", "#", "#a", "/?", "/#", "\\", "\\x", "/a\\..\\b"] {
        refused(&format!("https://gateway.example{end}"));
    }
    refused("https:\\\\gateway.example");
    refused("https://gateway.example\\@evil.com");
}

#[test]
fn what_is_no_absolute_web_address_is_refused() {
    for address in [
        "",
        "/",
        "gateway.example",
        "//gateway.example",
        "https://",
        "https://gateway.example:99999",
        "ftp://gateway.example",
        "ws://localhost",
        "file:///etc/passwd",
        "data:text/html,x",
        "javascript:alert(1)",
        "blob:https://gateway.example/1",
    ] {
        refused(address);
    }
}

fn tricky_address() -> impl Strategy<Value = String> {
    let pieces = vec![
        "//",
        "/",
        "@",
        "\\",
        "?",
        "#",
        ":",
        ":8080",
        "127.0.0.1",
        "127",
        ".evil.com",
        "localhost",
        "[::1]",
        "user",
        "%40",
        "%2f",
        "..",
        "graph",
        "１",
        "。",
        "＠",
    ];
    let rest = prop::collection::vec(prop::sample::select(pieces).prop_map(str::to_owned), 1..6);
    let scheme = prop::sample::select(vec!["https://", "http://", "https:", "http:/", "HTTP://", "ftp://", ""]);
    (scheme, rest).prop_map(|(scheme, rest)| scheme.to_owned() + &rest.concat())
}

proptest! {
    #![proptest_config(cases(4096))]

    #[test]
    fn an_accepted_base_leads_to_the_host_it_names_and_no_further(address in tricky_address()) {
        if let Ok(target) = base(&address) {
            let (named, target) = (Url::parse(&address).unwrap(), Url::parse(&target).unwrap());
            prop_assert_eq!(named.origin(), target.origin());
            prop_assert!(target.path().starts_with(named.path().trim_end_matches('/')));
            prop_assert!(target.path().ends_with("/synchronization/jobs/aws.1/restart"));
            prop_assert!(named.username().is_empty() && named.password().is_none());
            prop_assert!(target.query().is_none() && target.fragment().is_none());
            let local = match target.host() {
                Some(url::Host::Domain(name)) => name == "localhost",
                Some(url::Host::Ipv4(address)) => address.is_loopback(),
                Some(url::Host::Ipv6(address)) => address.is_loopback(),
                None => false,
            };
            prop_assert!(target.scheme() == "https" || target.scheme() == "http" && local);
        }
    }
}
