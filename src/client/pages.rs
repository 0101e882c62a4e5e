//! The pages of a list: each at an address that the one before it gives, and each read once.

use crate::{error::kind::Unexpected, request::endpoint::Endpoint, response::page::NextPage};

/// The addresses that were asked for, of which the last is the page that comes next.
#[derive(Clone, Debug)]
pub struct Pages(Vec<String>);

impl Pages {
    /// A list that begins at an address.
    pub fn from(first: String) -> Pages {
        Pages(vec![first])
    }

    /// The address of the page to read.
    pub fn address(&self) -> &str {
        self.0.last().map_or("", String::as_str)
    }

    /// Goes on to the next page, where there is one. The token goes to the chosen host alone, and pages that lead
    /// back to an earlier one would never end.
    pub fn go_on(&mut self, next: NextPage, endpoint: &Endpoint) -> Result<bool, Unexpected> {
        match next {
            NextPage::None => Ok(false),
            NextPage::At(address) if endpoint.covers(&address) && !self.0.contains(&address) => {
                self.0.push(address);
                Ok(true)
            }
            NextPage::At(_) | NextPage::Nowhere => Err(Unexpected::NextPage),
        }
    }
}
