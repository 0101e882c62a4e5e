//! Moments of November 2026 in the three forms that HTTP knows (RFC 9110, 5.6.7), written independently of any parser.

/// 2026-11-01T00:00:00Z, a Sunday, in milliseconds since 1970.
pub const NOVEMBER: f64 = 1_793_491_200_000.0;

/// Seconds in November.
pub const SECONDS: u64 = 30 * 86_400;

const DAYS: [&str; 7] = ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"];

fn parts(second: u64) -> (&'static str, u64, String) {
    let day = second / 86_400;
    let time = format!("{:02}:{:02}:{:02}", second / 3600 % 24, second / 60 % 60, second % 60);
    (DAYS[day as usize % 7], day + 1, time)
}

/// `Sun, 01 Nov 2026 00:00:00 GMT`
pub fn imf(second: u64) -> String {
    let (name, day, time) = parts(second);
    format!("{}, {day:02} Nov 2026 {time} GMT", &name[..3])
}

/// `Sunday, 01-Nov-26 00:00:00 GMT`
pub fn rfc850(second: u64) -> String {
    let (name, day, time) = parts(second);
    format!("{name}, {day:02}-Nov-26 {time} GMT")
}

/// `Sun Nov  1 00:00:00 2026`
pub fn asctime(second: u64) -> String {
    let (name, day, time) = parts(second);
    format!("{} Nov {day:2} {time} 2026", &name[..3])
}

/// A platform's `Date.parse` for these texts: as lenient as they come, and in a zone five hours behind where none is named.
pub fn platform(text: &str) -> Option<f64> {
    if let Some(second) = iso_second(text) {
        return Some(NOVEMBER + second as f64 * 1000.0);
    }
    // "Not yet", as Graph writes it. Platforms read that, too.
    if text.starts_with("0001-01-01T00:00:00") {
        return Some(-62_135_596_800_000.0);
    }
    let words: Vec<_> = text.split([' ', ',', '-']).filter(|word| !word.is_empty()).collect();
    let number = |text: &str| text.parse::<u64>().ok();
    let day = words.iter().find_map(|word| number(word))?.checked_sub(1)?;
    let time: Vec<_> = words.iter().find(|word| word.contains(':'))?.split(':').map(number).collect::<Option<_>>()?;
    let zone = if words.contains(&"GMT") { 0 } else { 5 };
    words.contains(&"Nov").then(|| {
        let hours = day * 24 + time[0] + zone;
        NOVEMBER + (hours * 3600 + time[1] * 60 + time[2]) as f64 * 1000.0
    })
}

/// A moment of November as `Date.toISOString` writes it. No test needs any other.
pub fn iso(ms: f64) -> Option<String> {
    let since = ms - NOVEMBER;
    (0.0..SECONDS as f64 * 1000.0).contains(&since).then(|| {
        let (_, day, time) = parts(since as u64 / 1000);
        format!("2026-11-{day:02}T{time}.{:03}Z", since as u64 % 1000)
    })
}

/// The second of `2026-11-01T00:00:00Z`.
fn iso_second(text: &str) -> Option<u64> {
    let (day, time) = text.strip_prefix("2026-11-")?.strip_suffix('Z')?.split_once('T')?;
    let seconds =
        time.split(':').try_fold(0, |seconds, part| Some(seconds * 60 + u64::from(part.parse::<u8>().ok()?)))?;
    Some(u64::from(day.parse::<u8>().ok()?.checked_sub(1)?) * 86_400 + seconds)
}
