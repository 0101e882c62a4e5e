//! What is said of a bad token: enough to repair it, and never the token. (Its shape is judged in JavaScript.)

use graph_sync_jobs::token::TokenFault;

#[test]
fn every_fault_of_a_token_has_its_own_words() {
    let faults = [TokenFault::NotText, TokenFault::Empty, TokenFault::BearerPrefix, TokenFault::NotVisibleAscii];
    let mut said: Vec<_> = faults.into_iter().map(|fault| fault.problem().message).collect();
    assert!(faults.into_iter().all(|fault| fault.problem().path == "token"));
    said.sort_unstable();
    said.dedup();
    assert_eq!(said.len(), faults.len());
}
