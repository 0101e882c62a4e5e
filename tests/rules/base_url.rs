//! Base addresses: accepted are those that are what their reader sees, and the refusal of any other names the way out.

use graph_sync_jobs::{
    model::action::Action,
    request::endpoint::{ApiVersion, BaseUrl, Endpoint, action_path},
};
use proptest::prelude::*;
use url::Url;

use crate::{
    endpoint::CLOUDS,
    support::{
        cases,
        judged::{job, principal},
        passed::text,
    },
};

const GUID: &str = "8e881353-1735-45af-af21-ee1344582a4d";

fn restart(endpoint: &Endpoint) -> String {
    endpoint.address(&action_path(&principal(&text(GUID)).unwrap(), &job(&text("aws.1")).unwrap(), Action::Restart))
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

/// The words with which a base address is refused.
fn refusal(address: &str) -> &'static str {
    base(address).expect_err(address)
}

#[test]
fn a_version_at_the_end_is_refused_for_it_is_appended_and_the_option_is_named() {
    for version in ["v1.0", "V1.0", "beta", "Beta", "BETA"] {
        for prefix in ["", "/graph", "/a/b", "/v1.0"] {
            for slashes in ["", "/", "///"] {
                let words = refusal(&format!("https://gateway.example{prefix}/{version}{slashes}"));
                assert!(words.contains("apiVersion"), "{words}");
            }
        }
        for path in [format!("x/../{version}"), format!("{version}/."), format!("{version}/x/..")] {
            assert!(refusal(&format!("http://localhost:3000/{path}")).contains("apiVersion"), "{path}");
        }
    }
    // Anywhere else, and in another word, it is a part of the path like any other.
    for path in ["/v1.0/graph", "/beta/x", "/v1", "/v2.0", "/alphabeta", "/v1.0-preview", "/v1-0", "/v1.0.1", "/betas"]
    {
        accepted(&format!("https://gateway.example{path}"), &format!("https://gateway.example{path}"));
    }
    accepted("https://beta", "https://beta");
    accepted("https://v1.0.example", "https://v1.0.example");
}

#[test]
fn a_clouds_own_host_is_refused_however_it_is_written_and_the_option_is_named() {
    for (_, origin) in CLOUDS {
        let host = origin.strip_prefix("https://").unwrap();
        let upper = host.to_uppercase();
        let mixed = host.replace("graph", "GrAph");
        let wide = host.replace('.', "\u{3002}").replace('g', "\u{ff47}");
        let escaped = host.replace('.', "%2E").replace('m', "%6d");
        for host in [host, &upper, &mixed, &wide, &escaped, &format!("{host}.")] {
            for scheme in ["https://", "HTTPS://", "https:", "https:////", "http://"] {
                for rest in ["", "/", ":443", ":8443", ":80/", "/v1.0", "/beta/", "/anything/else", ":65535/x/"] {
                    let address = format!("{scheme}{host}{rest}");
                    assert!(refusal(&address).contains("cloud"), "{address}: {}", refusal(&address));
                }
            }
        }
        // A host is its whole name.
        for host in [format!("eu.{host}"), format!("my{host}"), format!("{host}.example"), host.replace('.', "-")] {
            accepted(&format!("https://{host}"), &format!("https://{host}"));
        }
        accepted(&format!("https://gateway.example/{host}"), &format!("https://gateway.example/{host}"));
    }
    // What it is not does not change who else is refused: with a user in it, it leads elsewhere.
    assert!(refusal("https://graph.microsoft.com@evil.example").contains("user name"));
}

#[test]
fn an_address_without_its_scheme_is_told_how_one_begins() {
    for address in [
        "localhost:3000",
        "localhost",
        "127.0.0.1:3000",
        "gateway.example",
        "gateway.example:8443/graph",
        "graph.microsoft.com",
        "[::1]:9000",
        "//gateway.example",
        "http://gateway.example",
        "ftp://gateway.example",
    ] {
        let words = refusal(address);
        assert!(words.contains("https://") && words.contains("http://") && words.contains("localhost"), "{words}");
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
        "graph.microsoft.com",
        "Graph.Microsoft.US.",
        "v1.0",
        "Beta",
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
            let host = target.host_str().unwrap_or_default().trim_end_matches('.');
            prop_assert!(CLOUDS.iter().all(|(_, origin)| *origin != format!("https://{host}")), "{}", address);
            let versions = target.path().matches("/v1.0/servicePrincipals/").count();
            prop_assert!(versions == 1 && !named.path().trim_end_matches('/').ends_with("/v1.0"), "{}", address);
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
