//! What a caller gets when all went well. Names and words for it are in `js/words.js`.

use crate::{criteria::Criteria, problem::Problem};

/// Something worth knowing about a documented value that is sent all the same.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Warning {
    /// `Full` severs links (Entra, "How provisioning works") and contains `ConnectorDataStore` (CSDL arithmetic).
    FullBreaksLinks,
    /// The accidental-deletion threshold's staged deletions are carried out.
    ForceDeletesReleasesDeletions,
    /// The documentation marks the scope "do not use".
    ConnectorDataStoreDiscouraged,
    /// The documentation marks the scope "do not use".
    NoneDiscouraged,
    /// Cleared escrows are forgotten, not retried.
    EscrowsWithoutWatermark,
}

impl Warning {
    /// The name that callers see.
    pub const fn name(self) -> &'static str {
        match self {
            Warning::FullBreaksLinks => "FullBreaksLinks",
            Warning::ForceDeletesReleasesDeletions => "ForceDeletesReleasesDeletions",
            Warning::ConnectorDataStoreDiscouraged => "ConnectorDataStoreDiscouraged",
            Warning::NoneDiscouraged => "NoneDiscouraged",
            Warning::EscrowsWithoutWatermark => "EscrowsWithoutWatermark",
        }
    }
}

/// What validation says of criteria, for forms.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CriteriaReport {
    /// The scopes after normalising, or nothing when they are invalid.
    pub reset_scope: Option<Vec<&'static str>>,
    /// What is worth knowing about them.
    pub warnings: Vec<&'static str>,
    /// Every fault.
    pub problems: Vec<Problem>,
}

impl From<Result<Criteria, Vec<Problem>>> for CriteriaReport {
    fn from(read: Result<Criteria, Vec<Problem>>) -> Self {
        match read {
            Ok(criteria) => CriteriaReport {
                reset_scope: Some(criteria.names()),
                warnings: criteria.warnings(),
                problems: Vec::new(),
            },
            Err(problems) => CriteriaReport { reset_scope: None, warnings: Vec::new(), problems },
        }
    }
}
