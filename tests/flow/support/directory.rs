//! A tenant's service principals and their jobs, served in pages and in batches.

use serde_json::{Value, json};
use url::Url;

use super::{
    batch::{Own, item_answer},
    record::{Part, Sent},
    scene::ORIGIN,
    script::Reply,
};

/// The service principals of a tenant, each with so many jobs.
#[derive(Clone, Debug)]
pub struct Directory {
    pub jobs: Vec<u32>,
    /// So many service principals are on a page.
    pub page: usize,
    /// So many jobs are on a page.
    pub jobs_page: usize,
}

/// The object id of a service principal.
pub fn id(principal: usize) -> String {
    format!("{principal:08x}-1735-45af-af21-ee1344582a4d")
}

/// A job of a service principal. Every other one is in quarantine.
pub fn job(principal: usize, job: usize) -> Value {
    let code = if job.is_multiple_of(2) { "Active" } else { "Quarantine" };
    json!({ "id": format!("job-{principal}-{job}"), "status": { "code": code } })
}

impl Directory {
    /// Service principals with these numbers of jobs, on pages of 20.
    pub fn of(jobs: &[u32]) -> Directory {
        Directory { jobs: jobs.to_vec(), page: 20, jobs_page: 50 }
    }

    /// The service principal that a request of a batch is about, and from which job on.
    pub fn asked(&self, part: &Part) -> (usize, usize) {
        let (path, from) = part.url.split_once("?from=").unwrap_or((&part.url, "0"));
        let id = path.strip_prefix("/servicePrincipals/").and_then(|path| path.strip_suffix("/synchronization/jobs"));
        let id = id.unwrap_or_else(|| panic!("nobody knows {}", part.url));
        (usize::from_str_radix(&id[..8], 16).unwrap(), from.parse().unwrap())
    }

    /// A page of service principals. Their names are in an order of their own, and one in seven has none.
    pub fn page_at(&self, address: &str) -> Reply {
        let address = Url::parse(address).unwrap();
        let from = address.query_pairs().find(|(key, _)| key == "from").map_or(0, |(_, from)| from.parse().unwrap());
        let until = (from + self.page).min(self.jobs.len());
        let principal = |index: usize| {
            let name = (!index.is_multiple_of(7)).then(|| format!("App {}", index * 31 % 97));
            json!({ "id": id(index), "appId": format!("app-{index}"), "displayName": name })
        };
        let next = (until < self.jobs.len()).then(|| format!("{ORIGIN}/v1.0/servicePrincipals?from={until}"));
        Reply::json(json!({ "value": (from..until).map(principal).collect::<Vec<_>>(), "@odata.nextLink": next }))
    }

    /// The jobs of a service principal, as an item of a batch.
    pub fn jobs_at(&self, part: &Part) -> Value {
        let (principal, from) = self.asked(part);
        let (count, path) = (self.jobs[principal] as usize, part.url.split('?').next().unwrap());
        let until = (from + self.jobs_page).min(count);
        let next = (until < count).then(|| format!("{ORIGIN}/v1.0{path}?from={until}"));
        let value: Vec<_> = (from..until).map(|index| job(principal, index)).collect();
        json!({ "id": part.index.to_string(), "status": 200, "body": { "value": value, "@odata.nextLink": next } })
    }

    /// Answers a request as Graph does; of items for which something else is said, that.
    pub fn serves(&self, sent: &Sent, mut own: impl FnMut(&Part) -> Option<Own>) -> Reply {
        if sent.parts.is_empty() {
            return self.page_at(&sent.url);
        }
        let answer = |part: &Part| match own(part) {
            None => Some(self.jobs_at(part)),
            Some(own) => item_answer(sent, part, &own),
        };
        Reply::json(json!({ "responses": sent.parts.iter().filter_map(answer).collect::<Vec<_>>() }))
    }
}
