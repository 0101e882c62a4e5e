//! Every defence that SECURITY.md claims is shown by a test that is there.

use std::{fs, path::Path};

#[test]
fn every_test_that_the_threat_model_names_exists() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let model = fs::read_to_string(root.join("SECURITY.md")).unwrap();
    let mut checked = 0;
    for line in model.lines().filter(|line| line.starts_with("| ") && line.contains("tests/") || line.contains("www/"))
    {
        let tests = line.trim_end_matches(" |").rsplit(" | ").next().unwrap();
        let mut file = String::new();
        for name in tests.split('`').skip(1).step_by(2) {
            if let Ok(text) = fs::read_to_string(root.join(name)) {
                file = text;
                checked += 1;
            } else {
                assert!(file.contains(name), "{name} is named in {tests}");
            }
        }
    }
    assert!(checked > 15, "only {checked} files were found");
}
