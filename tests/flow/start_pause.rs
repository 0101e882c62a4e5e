//! Starting and pausing: what is sent, when it is sent again, and what every answer means.

use graph_sync_jobs::{
    error::code::{
        ErrorCode::*,
        Outcome::{Refused, Unknown},
    },
    model::action::Action,
};
use serde_json::{json, to_value};

use crate::support::{
    scene::{Called, JOBS, SCOPE, Scene},
    script::{Body, Reply, TokenEnd},
};

const BOTH: [Called; 2] = [Called::Start, Called::Pause];

fn call<const N: usize>(called: Called, replies: [Reply; N]) -> crate::support::seen::Played {
    Scene::new().replies(replies).call(called)
}

#[test]
fn each_is_a_post_without_a_body_to_its_own_address_and_204_is_its_receipt() {
    for (called, action, end) in [(Called::Start, Action::Start, "start"), (Called::Pause, Action::Pause, "pause")] {
        let scene = Scene::new().asks(&[TokenEnd::Gives]).option("clientRequestId", "mine");
        let seen = scene.replies([Reply::status(204)]).call(called);
        let sent = &seen.record.sent[0];
        assert_eq!((sent.url.as_str(), sent.action), (format!("{JOBS}/job/{end}").as_str(), action));
        assert_eq!((sent.is_post, &sent.body), (true, &None));
        let receipt = json!({ "status": 204, "attempts": 1, "requestId": "answer-0", "clientRequestId": "mine" });
        assert_eq!(to_value(seen.action_receipt()).unwrap(), receipt);
        // Both write.
        assert_eq!(seen.record.asked[0].request.scopes, [SCOPE]);
    }
}

#[test]
fn only_204_says_that_it_was_done() {
    for (called, status) in BOTH.into_iter().flat_map(|called| (0..1000).map(move |status| (called, status))) {
        let seen = Scene::new().option("maxRetries", 0.0).replies([Reply::status(status)]).call(called);
        assert_eq!(seen.done().is_ok(), status == 204, "{status}");
    }
}

#[test]
fn what_was_refused_for_a_while_goes_again_the_same_and_no_sooner_than_asked() {
    for called in BOTH {
        let busy = |status, asked| Reply::status(status).retry_after(asked);
        let seen = call(called, [busy(429, "0,2.5"), busy(503, "30, 30"), Reply::status(204)]);
        assert_eq!((seen.sent_at(), seen.action_receipt().attempts), (vec![0.0, 2600.0, 32_700.0], 3));
        assert_eq!(seen.waits(), [2500.0, 30_000.0]);
        let never = Scene::new().service(|_| Reply::status(429)).call(called);
        never.fails(Throttled, Refused, 4);
    }
}

#[test]
fn what_may_have_been_done_is_not_sent_again_and_the_hint_says_where_to_look() {
    for called in BOTH {
        let uncertain = [500, 502, 503, 504].map(Reply::status).into_iter().chain([
            Reply::breaks(),
            Reply::never(),
            Reply::no_response(),
            Reply::status(200),
            Reply::status(202).retry_after("1"),
        ]);
        for reply in uncertain {
            let seen = call(called, [reply]);
            assert_eq!((seen.failure().outcome, seen.failure().attempts), (Unknown, 1));
            let hint = seen.failure().hint();
            assert!(hint.contains("schedule.state") && hint.contains("status.code"), "{hint}");
            // A start or a pause begins no new execution that would show it.
            assert!(!hint.contains("lastExecution") && !hint.contains("restart"), "{hint}");
        }
        let refused = call(called, [Reply::status(409)]);
        assert!(!refused.fails(Conflict, Refused, 1).failure().hint().contains("schedule.state"));
    }
}

#[test]
fn every_refusal_has_the_name_that_it_has_for_a_restart() {
    for called in BOTH {
        for (status, body, code) in [
            (400, Body::Empty, BadRequest),
            (401, Body::Empty, PermissionDenied),
            (401, Body::Unreadable, Unauthenticated),
            (403, Body::Empty, PermissionDenied),
            (404, Body::Torn, NotFound),
            (409, Body::Never, Conflict),
        ] {
            let seen = call(called, [Reply::status(status).body(body)]);
            seen.fails(code, Refused, 1).tells_of(Some(0));
        }
        let hint = call(called, [Reply::status(403)]).failure().hint();
        assert!(hint.contains("Synchronization.ReadWrite.All"), "{hint}");
    }
}

#[test]
fn a_token_is_renewed_for_them_as_for_a_restart() {
    for called in BOTH {
        let scene = Scene::new().asks(&[TokenEnd::Gives]);
        let seen = scene.replies([Reply::stale(), Reply::challenged(), Reply::status(204)]).call(called);
        assert_eq!((seen.action_receipt().attempts, seen.record.asked.len()), (3, 3));
    }
}
