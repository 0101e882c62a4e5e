//! What a call that reads makes of each body: pages of jobs, one job, the end of an execution.

use crate::{
    call::{Aim, Call, Doing, event, milliseconds, say},
    polling::Look,
    text::{Entries, entries},
    verdict::Answer,
};

impl Call {
    /// The body of a success has been read: for a page of jobs, origin and address of the next page; for a job, a look at it.
    pub(crate) fn result(&mut self, fits: f64, text: &str, left_ms: f64) -> String {
        let mut details = Entries::of(text);
        let unexpected = Answer { status: 200, ..Answer::default() };
        if fits == 0.0 {
            return self.fail(&unexpected.failure());
        }
        self.course.succeeded();
        match &mut self.aim {
            Aim::Jobs(pages) => {
                let (origin, next) = (details.take(), details.take());
                if next.is_empty() {
                    return entries![say::FINISH, "jobs"];
                }
                // The token goes to the chosen host alone; a page that leads back to itself never ends.
                if origin != self.origin || pages.iter().any(|page| page == next) {
                    return self.fail(&unexpected.failure());
                }
                pages.push(next.to_owned());
                self.url = next.to_owned();
                self.send()
            }
            Aim::Execution(polling, _, until) => {
                let look = Look { activity: details.take(), ended: details.take(), state: details.take() };
                let ended = polling.look(look);
                if *until {
                    self.doing = Doing::Until;
                    return String::from(say::UNTIL);
                }
                self.looked(ended, left_ms)
            }
            _ => entries![say::FINISH, "job"],
        }
    }

    /// A look at the job has been judged.
    pub(crate) fn looked(&mut self, ended: bool, left_ms: f64) -> String {
        let (idle, poll_ms) = match &self.aim {
            Aim::Execution(polling, poll_ms, _) => (polling.is_idle(), *poll_ms),
            _ => (true, 0.0),
        };
        if ended || idle {
            entries![say::FINISH, "job"]
        } else if poll_ms < left_ms {
            self.doing = Doing::Wait;
            entries![say::WAIT, &milliseconds(poll_ms)]
        } else {
            self.doing = Doing::Wait;
            self.interrupted(event::DEADLINE, false)
        }
    }
}
