//! Tokens: asked for first, asked for again when the service wants another, each way once in a row.

use graph_sync_jobs::error::code::{
    ErrorCode::*,
    Outcome::{NotSent, Refused},
};
use serde_json::json;

use crate::support::{
    scene::{Called, JOBS, ORIGIN, SCOPE, Scene},
    script::{Body, CHALLENGE, CLAIMS, Cause, DENIALS, Reply, STALE, STALE_ELSEWHERE, TokenEnd},
    seen::Played,
};

fn asking() -> Scene {
    Scene::new().asks(&[TokenEnd::Gives])
}

fn restart<const N: usize>(replies: [Reply; N]) -> Played {
    asking().replies(replies).restart()
}

fn accepted() -> Reply {
    Reply::status(204)
}

#[test]
fn a_token_function_is_asked_first_and_again_when_the_token_is_stale_or_challenged() {
    let seen = restart([Reply::stale(), Reply::challenged(), accepted()]);
    assert_eq!(seen.receipt().attempts, 3);
    assert_eq!(seen.claims_asked(), [None, None, Some(CLAIMS)]);
    assert!(seen.record.asked.iter().all(|asked| asked.request.scopes == [SCOPE]));
    let tokens: Vec<_> = seen.record.sent.iter().map(|sent| sent.token).collect();
    assert_eq!(tokens, [1, 2, 3]);
}

#[test]
fn each_way_once_in_either_order() {
    restart([Reply::stale(), Reply::stale()]).fails(Unauthenticated, Refused, 2);
    let challenged = restart([Reply::challenged(), Reply::challenged()]);
    assert_eq!(challenged.fails(ClaimsChallenge, Refused, 2).failure().fields().claims, Some(CLAIMS));
    let both = restart([Reply::challenged(), Reply::stale(), Reply::stale()]);
    both.fails(Unauthenticated, Refused, 3);
    assert_eq!(both.claims_asked(), [None, Some(CLAIMS), None]);
    restart([Reply::stale(), Reply::challenged(), Reply::challenged()]).fails(ClaimsChallenge, Refused, 3);
    restart([Reply::stale(), Reply::challenged(), Reply::stale()]).fails(Unauthenticated, Refused, 3);
}

#[test]
fn a_token_without_a_function_is_never_renewed() {
    Scene::new().replies([Reply::stale()]).restart().fails(Unauthenticated, Refused, 1);
    let challenged = Scene::new().replies([Reply::challenged()]).restart();
    assert_eq!(challenged.fails(ClaimsChallenge, Refused, 1).failure().fields().claims, Some(CLAIMS));
}

#[test]
fn a_token_is_stale_under_every_name_but_that_of_a_denial() {
    for code in [STALE].into_iter().chain(STALE_ELSEWHERE) {
        let stale = || Reply::status(401).code(code);
        let seen = restart([stale(), accepted()]);
        assert_eq!((seen.receipt().attempts, seen.claims_asked()), (2, vec![None, None]), "{code}");
        let never = restart([stale(), stale()]);
        assert_eq!(never.fails(Unauthenticated, Refused, 2).failure().fields().graph_code, Some(code));
    }
    // Token endpoints write the code in the error's place.
    let stale = Reply::status(401).body(Body::Json(json!({ "error": "invalid_token" })));
    assert_eq!(restart([stale, accepted()]).receipt().attempts, 2);
}

#[test]
fn a_denial_and_a_401_without_a_code_ask_nobody_again() {
    for called in Called::ALL {
        for code in DENIALS {
            let seen = asking().replies([Reply::status(401).code(code)]).call(called);
            assert_eq!(seen.fails(PermissionDenied, Refused, 1).record.asked.len(), 1, "{code}");
        }
    }
    for (body, error) in [
        (Body::Empty, PermissionDenied),
        (Body::Json(json!({})), Unauthenticated),
        (Body::Unreadable, Unauthenticated),
        (Body::Torn, Unauthenticated),
    ] {
        restart([Reply::status(401).body(body)]).fails(error, Refused, 1);
    }
    // A code alone makes no other status one of a stale token.
    restart([Reply::status(403).code(STALE)]).fails(PermissionDenied, Refused, 1);
    restart([Reply::status(400).code(STALE)]).fails(BadRequest, Refused, 1);
}

#[test]
fn claims_win_over_the_body_and_those_that_cannot_be_read_decide_nothing() {
    for code in [STALE, "Other"].into_iter().chain(DENIALS) {
        assert_eq!(restart([Reply::challenged().code(code), accepted()]).claims_asked(), [None, Some(CLAIMS)]);
    }
    for body in [Body::Torn, Body::Never] {
        assert_eq!(restart([Reply::challenged().body(body), accepted()]).claims_asked(), [None, Some(CLAIMS)]);
    }
    for header in [&CHALLENGE.replace("eyJ", "!!!"), "Bearer", r#"Bearer error="invalid_token""#] {
        let refused = |code| Reply::status(401).header("www-authenticate", header).code(code);
        assert_eq!(restart([refused(STALE), accepted()]).claims_asked(), [None, None]);
        restart([refused("UnknownError")]).fails(PermissionDenied, Refused, 1);
        restart([Reply::status(403).header("www-authenticate", header)]).fails(PermissionDenied, Refused, 1);
    }
}

#[test]
fn claims_are_asked_for_as_well_where_a_403_wants_them() {
    for called in Called::ALL {
        let challenged = || Reply::denied_and_challenged().code("AccessDenied");
        let seen = asking().replies([challenged(), Reply::status(404)]).call(called);
        assert_eq!(seen.fails(NotFound, Refused, 2).claims_asked(), [None, Some(CLAIMS)], "{called:?}");
        let again = asking().replies([challenged(), challenged()]).call(called);
        let fields = again.fails(ClaimsChallenge, Refused, 2).failure().fields();
        assert_eq!((fields.status, fields.claims), (Some(403), Some(CLAIMS)));
    }
    // Without a function the caller gets the claims.
    let alone = Scene::new().replies([Reply::denied_and_challenged()]).restart();
    assert_eq!(alone.fails(ClaimsChallenge, Refused, 1).failure().fields().claims, Some(CLAIMS));
}

#[test]
fn renewals_count_as_attempts_but_not_as_retries_and_are_not_told_as_waits() {
    let throttled = || Reply::status(429).retry_after("1");
    let replies = [Reply::stale(), Reply::challenged(), throttled(), throttled()];
    let seen = asking().option("maxRetries", 1.0).replies(replies).restart();
    seen.fails(Throttled, Refused, 4);
    assert_eq!((seen.record.retries.len(), seen.record.retries[0].1.attempt), (1, 3));
}

#[test]
fn a_token_that_is_not_to_be_had_says_what_was_refused_before() {
    for (end, cause) in [(TokenEnd::Fails, 2), (TokenEnd::GivesNothing, 0)] {
        let cause = (cause > 0).then_some(Cause::TokenFunction(cause));
        let never = Scene::new().asks(&[end]).restart();
        never.fails(TokenUnavailable, NotSent, 0).tells_of(None);
        let asks = [TokenEnd::Gives, end];
        let stale = Scene::new().asks(&asks).replies([Reply::stale()]).restart();
        // Status and ids of that 401 are told.
        assert_eq!(stale.fails(TokenUnavailable, Refused, 1).tells_of(Some(0)).failure().cause, cause);
        assert_eq!((stale.failure().fields().status, stale.failure().fields().claims), (Some(401), None));
        let challenged = Scene::new().asks(&asks).replies([Reply::challenged()]).restart();
        assert_eq!(challenged.fails(TokenUnavailable, Refused, 1).failure().fields().claims, Some(CLAIMS));
    }
}

#[test]
fn time_in_the_token_function_counts_against_the_deadline_alone() {
    let slow = crate::support::script::TokenReply { after_ms: 90_000.0, end: TokenEnd::Gives };
    let seen = Scene::new().asks(&[slow]).option("timeoutMs", 200.0).replies([accepted()]).restart();
    assert_eq!((seen.receipt().attempts, seen.ended_ms), (1, 90_100.0));
    let again = [TokenEnd::Gives.into(), slow];
    let late = Scene::new().asks(&again).option("deadlineMs", 80_000.0).replies([Reply::stale()]).restart();
    late.fails(Timeout, Refused, 1);
    assert_eq!(late.ended_ms, 80_000.0);
}

#[test]
fn a_token_is_asked_for_the_host_that_it_is_sent_to() {
    for (cloud, host) in [("usGov", "https://graph.microsoft.us"), ("china", "https://microsoftgraph.chinacloudapi.cn")]
    {
        let seen = asking().option("cloud", cloud).replies([Reply::job("", "", "")]).get();
        assert_eq!(seen.record.asked[0].request.scopes, [format!("{host}/Synchronization.ReadWrite.All")]);
        assert!(seen.record.sent[0].url.starts_with(&format!("{host}/v1.0/")));
    }
    // A token names an audience, not a gateway.
    let gateway = asking().option("baseUrl", "https://g.example/x/").replies([Reply::job("", "", "")]).get();
    assert_eq!(gateway.record.asked[0].request.scopes, [SCOPE]);
    assert_eq!(gateway.record.sent[0].url, format!("{}/job", JOBS.replace(ORIGIN, "https://g.example/x")));
}
