//! What is wrong with a token: JavaScript looks at it and names the fault, Rust has the words.

use std::{collections::BTreeSet, fs, path::Path};

use graph_sync_jobs::error::kind::TokenFault;
use strum::VariantArray;

#[test]
fn the_faults_that_javascript_names_are_those_that_have_words() {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/js/token.js");
    let script = fs::read_to_string(file).unwrap();
    let (_, after) = script.split_once("export function tokenFault(token) {\n").unwrap();
    let (body, _) = after.split_once("\n}\n").unwrap();
    // The other text in it is the name of a type, in small letters.
    let quoted = body.split('"').skip(1).step_by(2).filter(|name| name.starts_with(char::is_uppercase));
    let named: BTreeSet<_> = quoted.collect();
    assert_eq!(named, TokenFault::VARIANTS.iter().map(Into::into).collect());
}

#[test]
fn a_fault_is_found_by_its_exact_name_alone() {
    for fault in TokenFault::VARIANTS {
        let name = <&str>::from(fault);
        assert_eq!(TokenFault::named(name), Some(*fault));
        assert_eq!(TokenFault::named(&name.to_lowercase()), None);
    }
    assert_eq!(TokenFault::named(""), None);
}

#[test]
fn each_fault_has_words_of_its_own_and_quotes_nothing_of_a_token() {
    let messages: BTreeSet<_> = TokenFault::VARIANTS.iter().map(|fault| fault.message()).collect();
    assert_eq!(messages.len(), TokenFault::VARIANTS.len());
    for message in messages {
        assert!(!message.is_empty());
        // The scheme is the interface's own word: it stands before a token, not in it.
        assert!(!message.replace("\"Bearer \"", "").contains(['"', '\'', '`', '{']), "{message}");
    }
}
