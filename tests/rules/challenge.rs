//! Claims challenges: found among other challenges, in any order and encoding, and nothing else taken for one.

use base64::{
    Engine as _,
    engine::general_purpose::{STANDARD, STANDARD_NO_PAD, URL_SAFE, URL_SAFE_NO_PAD},
};
use graph_sync_jobs::response::challenge::claims_challenge;
use proptest::prelude::*;
use serde_json::json;

use crate::support::{cases, platform::NOVEMBER_1ST};

fn claims(header: &str) -> Option<String> {
    claims_challenge(header, &NOVEMBER_1ST)
}

const CLAIMS: &str = r#"{"access_token":{"nbf":{"essential":true,"value":"1700000000"}}}"#;

fn encoded() -> String {
    STANDARD.encode(CLAIMS)
}

/// A header with Entra's own challenge where `{}` stands.
fn with_challenge(header: &str) -> String {
    let own = format!(
        r#"Bearer realm="", authorization_uri="https://login.example/authorize?a=b,c", error="insufficient_claims", claims="{}""#,
        encoded()
    );
    header.replace("{}", &own)
}

fn found(header: &str) {
    assert_eq!(claims(header).as_deref(), Some(CLAIMS), "{header}");
}

fn nothing(header: &str) {
    assert_eq!(claims(header), None, "{header}");
}

#[test]
fn entras_own_challenge_gives_its_claims() {
    found(&with_challenge("{}"));
}

#[test]
fn scheme_and_parameter_names_go_in_any_case_and_values_need_no_quotes() {
    let unpadded = encoded().trim_end_matches('=').to_owned();
    found(&format!(r#"BEARER Error="insufficient_claims", CLAIMS="{}""#, encoded()));
    found(&format!("bearer error=insufficient_claims,claims={unpadded}"));
    found(&format!(r#"Bearer error = "insufficient_claims" , claims = "{}""#, encoded()));
}

#[test]
fn several_challenges_are_told_apart() {
    for header in [
        r#"Basic realm="a, b=c", {}"#,
        "{}, Basic realm=\"x\"",
        "Negotiate, {}",
        "{}, Negotiate",
        r#"Bearer error="invalid_token", error_description="claims=\"x\", error=\"insufficient_claims\"", {}"#,
        r#"PoP nonce="1, Bearer error=2", {}, Basic realm="y""#,
        ", ,{},",
    ] {
        found(&with_challenge(header));
    }
}

#[test]
fn a_token68_challenge_before_or_after_hides_nothing() {
    for header in ["Negotiate YIIabc==, {}", "NTLM TlRMTVNTUAAC, {}", "Negotiate YIIabc=, {}", "{}, Negotiate YIIabc=="]
    {
        found(&with_challenge(header));
    }
}

#[test]
fn several_spaces_after_a_scheme_are_allowed() {
    // RFC 9110, 11.3: challenge = auth-scheme [ 1*SP ( token68 / #auth-param ) ]
    found(&with_challenge("{}").replacen("Bearer ", "Bearer  ", 1));
}

#[test]
fn letters_beyond_ascii_in_a_quoted_realm_hide_nothing() {
    // RFC 9110, 5.6.4: obs-text may stand in a quoted string; fetch shows each byte as one letter.
    found(&with_challenge("{}").replace(r#"realm="""#, "realm=\"Büro\""));
}

#[test]
fn escaped_quotes_and_commas_in_strings_end_nothing() {
    let realm = r#"realm="a \"b\", error=\"x\", claims=\"e30\" \\""#;
    found(&with_challenge("{}").replace(r#"realm="""#, realm));
}

#[test]
fn escaped_characters_of_the_claims_themselves_are_unescaped() {
    let escaped = encoded().replace('e', r"\e");
    found(&format!(r#"Bearer error="insufficient_claims", claims="{escaped}""#));
}

#[test]
fn a_challenge_without_readable_claims_does_not_hide_a_later_one() {
    for first in [
        r#"Bearer error="insufficient_claims""#,
        r#"Bearer error="insufficient_claims", claims="%%%""#,
        r#"Bearer error="invalid_token", claims="e30=""#,
    ] {
        found(&with_challenge(&format!("{first}, {{}}")));
    }
}

#[test]
fn nothing_else_is_a_claims_challenge() {
    let good = encoded();
    for header in [
        String::new(),
        String::from("Bearer"),
        String::from(r#"Bearer error="insufficient_claims""#),
        format!(r#"Bearer claims="{good}""#),
        format!(r#"Bearer error="invalid_token", claims="{good}""#),
        format!(r#"Bearer error="insufficient_claims_", claims="{good}""#),
        format!(r#"PoP error="insufficient_claims", claims="{good}""#),
        format!(r#"Bearer xerror="insufficient_claims", claims="{good}""#),
        format!(r#"Bearer error="insufficient_claims", Basic claims="{good}""#),
    ] {
        nothing(&header);
    }
}

#[test]
fn claims_that_cannot_be_decoded_to_json_are_none() {
    for bytes in [&b""[..], b"\xff\xfe{}", b"hello", b"[1]", b"\"text\""] {
        nothing(&format!(r#"Bearer error="insufficient_claims", claims="{}""#, STANDARD.encode(bytes)));
    }
    for raw in ["!!!", "{}", "e30=e30=", "e"] {
        nothing(&format!(r#"Bearer error="insufficient_claims", claims="{raw}""#));
    }
}

#[test]
fn claims_whose_quotation_never_ends_are_not_whole_and_so_are_none() {
    let half = &encoded()[..16];
    nothing(&format!(r#"Bearer error="insufficient_claims", claims="{half}"#));
}

#[test]
fn a_header_so_long_that_nobody_means_it_is_not_searched() {
    let padded = |length: usize| {
        let challenge = with_challenge("{}");
        challenge.replace(r#"realm="""#, &format!(r#"realm="{}""#, "x".repeat(length - challenge.len())))
    };
    found(&padded(16_384));
    nothing(&padded(16_385));
}

#[derive(Clone, Debug)]
struct Header {
    text: String,
    claims: String,
}

/// A header with one claims challenge, written in one of the many ways that mean the same.
fn any_header() -> impl Strategy<Value = Header> {
    let others = || {
        let one = prop::sample::select(vec![
            r#"Basic realm="a, b=c", charset="UTF-8""#,
            r#"Digest realm="x", qop="auth,auth-int", nonce="\"quoted\"""#,
            r#"Bearer error="invalid_token""#,
            "Negotiate",
        ]);
        prop::collection::vec(one, 0..3)
    };
    let engine = prop::sample::select(vec![STANDARD, STANDARD_NO_PAD, URL_SAFE, URL_SAFE_NO_PAD]);
    let comma = prop::sample::select(vec![",", ", ", " ,", " , ", ",,"]);
    let claims =
        any::<String>().prop_map(|value| json!({ "access_token": { "acrs": { "value": value } } }).to_string());
    (
        claims,
        engine,
        Just(["realm", "error", "claims", "authorization_uri", "client_id"]).prop_shuffle(),
        others(),
        others(),
        comma,
    )
        .prop_map(|(claims, engine, order, before, after, comma)| {
            let parameter = |name| match name {
                "error" => String::from(r#"error="insufficient_claims""#),
                "claims" => format!(r#"claims="{}""#, engine.encode(&claims)),
                "authorization_uri" => String::from(r#"authorization_uri="https://login.example/a?b=c,d=e""#),
                other => format!(r#"{other}="""#),
            };
            let own = format!("Bearer {}", order.map(parameter).join(comma));
            let all: Vec<_> = before.into_iter().chain([own.as_str()]).chain(after).collect();
            Header { text: all.join(comma), claims }
        })
}

fn rubbish() -> impl Strategy<Value = String> {
    let piece = prop::sample::select(vec![
        "Bearer ",
        "bearer",
        "Basic ",
        "error",
        "claims",
        "=",
        "==",
        "\"",
        "\\",
        ",",
        " ",
        "\t",
        "insufficient_claims",
        "e30",
        "é",
        "\0",
    ]);
    prop_oneof![prop::collection::vec(piece, 0..20).prop_map(|pieces| pieces.concat()), any::<String>()]
}

proptest! {
    #![proptest_config(cases(256))]

    #[test]
    fn any_way_of_writing_a_challenge_gives_the_same_claims(header in any_header()) {
        prop_assert_eq!(claims(&header.text), Some(header.claims), "{}", header.text);
    }

    #[test]
    fn no_text_makes_it_panic(header in rubbish()) {
        if let Some(found) = claims(&header) {
            prop_assert_eq!(found.trim_start().chars().next(), Some('{'));
        }
    }

    #[test]
    fn a_header_torn_anywhere_gives_the_whole_claims_or_none(header in any_header(), at in any::<prop::sample::Index>()) {
        let ends: Vec<_> = header.text.char_indices().map(|(end, _)| end).collect();
        let torn = &header.text[..ends[at.index(ends.len())]];
        prop_assert!(claims(torn).is_none_or(|found| found == header.claims));
    }
}
