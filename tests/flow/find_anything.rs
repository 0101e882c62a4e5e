//! Whatever happens to a search: random tenants, faults of pages, of batches and of items, token functions, limits and aborts. What
//! the server recorded is read again here, and decides what was to be found.

use std::collections::{BTreeMap, BTreeSet};

use graph_sync_jobs::error::kind::{Kind, Limit};
use proptest::prelude::*;

use crate::support::{
    batch::Own,
    cases,
    clock::Ending,
    directory::{Directory, id, job},
    given::Given,
    plot::{Act, Bounds, any_act, any_bounds, any_timing, any_tokens},
    record::{Record, Sent},
    scene::Scene,
    script::{Body, Reply, ReplyEnd, TokenEnd, Tokens},
    seen::PlayedFind,
    tenant::any_own,
};

/// A search in random surroundings.
#[derive(Clone, Debug)]
struct Plot {
    directory: Directory,
    concurrency: u32,
    /// What becomes of each page and of each batch in turn, and again from the beginning.
    pages: Vec<Act>,
    batches: Vec<Act>,
    /// What is said of each item in turn. Nothing where its jobs are given.
    owns: Vec<Option<Own>>,
    tokens: Tokens,
    bounds: Bounds,
    tick_ms: f64,
}

fn any_plot() -> impl Strategy<Value = Plot> {
    let good = || any_timing().prop_map(Act::Good);
    let directory = (prop::collection::vec(0..4_u32, 0..150), 1..60_usize, 1..4_usize)
        .prop_map(|(jobs, page, jobs_page)| Directory { jobs, page, jobs_page });
    let own = prop_oneof![5 => Just(None), 2 => any_own().prop_map(Some), 1 => Just(Some(Own::Status(404, "", "x")))];
    let acts = (
        prop::collection::vec(prop_oneof![12 => good(), 1 => any_act()], 1..8),
        prop::collection::vec(prop_oneof![5 => good(), 1 => any_act()], 1..8),
        prop::collection::vec(own, 1..20),
    );
    let tick_ms = prop_oneof![5 => Just(0.0), 1 => 0.0..0.1_f64];
    (directory, 1..=16_u32, acts, any_tokens(), any_bounds(), tick_ms).prop_map(
        |(directory, concurrency, (pages, batches, owns), tokens, bounds, tick_ms)| Plot {
            directory,
            concurrency,
            pages,
            batches,
            owns,
            tokens,
            bounds,
            tick_ms,
        },
    )
}

impl Plot {
    /// Nobody ends it early, nothing is wrong with the tokens, and the pages come.
    fn patient(mut self) -> Plot {
        (self.bounds.abort_ms, self.bounds.abort_in_notice) = (f64::INFINITY, None);
        (self.bounds.deadline_ms, self.bounds.timeout_ms) = (None, None);
        (self.tokens, self.pages) = (Tokens::Ready, vec![Act::Good((50.0, 0.0))]);
        self
    }

    fn play(&self) -> PlayedFind {
        let (plot, mut answered, mut counts) = (self.clone(), 0, [0, 0]);
        let service = move |sent: &Sent| {
            let acts = if sent.parts.is_empty() { &plot.pages } else { &plot.batches };
            let count = &mut counts[usize::from(sent.parts.is_empty())];
            *count += 1;
            let reply = match &acts[*count % acts.len()] {
                Act::Good((after_ms, body_after_ms)) => {
                    let own = |_: &_| {
                        answered += 1;
                        plot.owns[answered % plot.owns.len()].clone()
                    };
                    plot.directory.serves(sent, own).after(*after_ms).body_after(*body_after_ms)
                }
                fault => fault.fault(),
            };
            // No platform answers in the very turn in which a request leaves.
            Reply { after_ms: reply.after_ms.max(0.5), ..reply }
        };
        let scene = Scene::new().service(service).tokens(self.tokens.clone()).tick(self.tick_ms);
        self.bounds.around(scene).option("concurrency", f64::from(self.concurrency)).find(&Given::Undefined)
    }
}

/// What a service principal's answers gave, read from the record.
#[derive(Debug, Default)]
struct Answered {
    jobs: BTreeSet<String>,
    is_whole: bool,
}

/// What the server gave of each service principal.
fn given(record: &Record, directory: &Directory) -> BTreeMap<usize, Answered> {
    let mut all: BTreeMap<usize, Answered> = BTreeMap::new();
    for sent in record.sent.iter().filter(|sent| sent.was_answered()) {
        let Some((_, answer)) = &sent.head else { continue };
        let (200, Body::Json(body)) = (answer.status, &answer.body) else { continue };
        for part in &sent.parts {
            let id = part.index.to_string();
            let own = body["responses"].as_array().into_iter().flatten().find(|own| own["id"] == *id);
            let (Some(own), given) = (own, all.entry(directory.asked(part).0).or_default()) else { continue };
            let (status, body) = (own["status"].as_u64(), &own["body"]);
            match body["value"].as_array().filter(|_| status == Some(200)) {
                Some(jobs) => {
                    given.jobs.extend(jobs.iter().map(|job| job["id"].as_str().unwrap().to_owned()));
                    given.is_whole = body["@odata.nextLink"].is_null();
                }
                None => given.is_whole = status == Some(404),
            }
        }
    }
    all
}

proptest! {
    #![proptest_config(cases(400))]

    #[test]
    fn every_service_principal_is_accounted_for_and_what_the_server_gave_agrees(plot in any_plot()) {
        let seen = plot.play();
        let Ending::Done(Ok(found)) = &seen.ending else { return Ok(()) };
        let given = given(&seen.record, &plot.directory);
        prop_assert_eq!(found.total as usize, plot.directory.jobs.len());
        let failed: BTreeSet<&str> = found.failed.iter().map(|one| &*one.service_principal.id).collect();
        prop_assert_eq!(failed.len(), found.failed.len());
        let mut expected = BTreeSet::new();
        for principal in 0..plot.directory.jobs.len() {
            let is_whole = given.get(&principal).is_some_and(|given| given.is_whole);
            prop_assert_eq!(failed.contains(&*id(principal)), !is_whole, "{} {:?}", principal, given.get(&principal));
            expected.extend(given.get(&principal).into_iter().flat_map(|given| &given.jobs).map(String::as_str));
        }
        prop_assert_eq!(seen.job_ids().into_iter().collect::<BTreeSet<_>>(), expected);
    }

    #[test]
    fn a_job_is_told_with_the_application_it_belongs_to(plot in any_plot()) {
        let seen = plot.play();
        for (_, found) in &seen.record.found {
            let mut parts = found.job_id.split('-').skip(1).map(|part| part.parse::<usize>().unwrap());
            let (principal, index) = (parts.next().unwrap(), parts.next().unwrap());
            prop_assert_eq!((&found.service_principal.id, &found.job.0), (&id(principal), &job(principal, index)));
        }
    }

    #[test]
    fn with_patience_and_its_pages_it_rejects_for_a_denial_alone(plot in any_plot()) {
        let seen = plot.patient().play();
        let Ending::Done(Err(failure)) = &seen.ending else { return Ok(()) };
        prop_assert!(matches!(failure.kind, Kind::PermissionDenied | Kind::Unauthenticated | Kind::ClaimsChallenge));
    }

    #[test]
    fn an_abort_and_the_deadline_end_it_at_their_moment(plot in any_plot(), end_ms in 1.0..4000.0, is_abort: bool) {
        let mut plot = plot;
        plot.tick_ms = 0.0;
        match is_abort {
            true => plot.bounds.abort_ms = end_ms,
            false => plot.bounds.deadline_ms = Some(end_ms),
        }
        let seen = plot.play();
        prop_assert!(seen.ended_ms <= end_ms);
        match &seen.ending {
            Ending::Hangs => prop_assert!(false, "it goes on"),
            Ending::Done(Err(failure)) if matches!(failure.kind, Kind::Timeout(Limit::Call)) => {
                prop_assert_eq!(Some(seen.ended_ms), plot.bounds.deadline_ms);
            }
            Ending::Done(_) => {}
        }
    }

    #[test]
    fn whatever_the_script_it_ends_unless_nothing_bounds_it(plot in any_plot()) {
        let is_bound = plot.bounds.deadline_ms.is_some_and(f64::is_finite) || plot.bounds.abort_ms.is_finite();
        let asks_nobody =
            !matches!(&plot.tokens, Tokens::Function(replies) if replies.iter().any(|reply| reply.end == TokenEnd::Never));
        let requests_end = plot.bounds.timeout_ms.is_none_or(f64::is_finite);
        let seen = plot.play();
        prop_assert!(matches!(seen.ending, Ending::Done(_)) || !(is_bound || asks_nobody && requests_end));
    }
}

proptest! {
    #![proptest_config(cases(100))]

    #[test]
    fn without_faults_there_is_one_request_for_twenty_applications_and_one_for_each_page(
        count in 0..700_usize, page in 1..300_usize, concurrency in 1..=16_u32, page_ms in 1.0..500.0
    ) {
        let directory = Directory { page, ..Directory::of(&vec![1; count]) };
        let served = directory.clone();
        let service = move |sent: &Sent| {
            let after_ms = if sent.parts.is_empty() { page_ms } else { 100.0 };
            served.serves(sent, |_| None).after(after_ms)
        };
        let seen = Scene::new().service(service).option("concurrency", f64::from(concurrency)).find(&Given::Undefined);
        prop_assert_eq!(seen.pages().count(), count.div_ceil(page).max(1));
        prop_assert_eq!(seen.batches().count(), count.div_ceil(20));
        prop_assert_eq!(seen.found().jobs.len(), count);
    }

    #[test]
    fn a_third_throttled_once_some_refused_and_a_page_torn_leaves_nobody_out(
        count in 100..900_usize, salt in any::<u32>(), refused in 3..40_u32
    ) {
        let directory = Directory { page: 99, ..Directory::of(&vec![1; count]) };
        let served = directory.clone();
        let hash = move |principal: usize| (principal as u32 ^ salt).wrapping_mul(2_654_435_761) >> 8;
        let (mut throttled, mut is_torn) = (BTreeSet::new(), false);
        let service = move |sent: &Sent| {
            if sent.url.contains("from=99") && !std::mem::replace(&mut is_torn, true) {
                return Reply { end: ReplyEnd::Breaks, ..served.page_at(&sent.url) };
            }
            served.serves(sent, |part| {
                let (principal, _) = served.asked(part);
                if hash(principal).is_multiple_of(refused) {
                    return Some(Own::Status(403, "", "Authorization_RequestDenied"));
                }
                let is_first = hash(principal).is_multiple_of(3) && throttled.insert(principal);
                is_first.then(|| crate::support::batch::throttled("2"))
            })
        };
        let seen = Scene::new().service(service).find(&Given::Undefined);
        let denied = (0..count).filter(|principal| hash(*principal).is_multiple_of(refused)).count();
        prop_assert_eq!((seen.found().total as usize, seen.found().failed.len()), (count, denied));
        let given = given(&seen.record, &directory);
        let jobs: BTreeSet<&str> = given.values().flat_map(|given| &given.jobs).map(String::as_str).collect();
        prop_assert_eq!(seen.job_ids().into_iter().collect::<BTreeSet<_>>(), jobs);
        prop_assert_eq!(seen.found().jobs.len(), count - denied);
    }
}
