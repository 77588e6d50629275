//! The intake table: what it says, and how exactly it says what is wrong.
#![allow(clippy::unwrap_used, clippy::panic, missing_docs)]

use proofroom::error::Error;
use proofroom::review::event::Risk;
use proofroom::review::intake::{IntakeRow, IntakeTable, MAX_ROWS, read};
use proptest::prelude::*;

fn table(text: &str) -> IntakeTable {
    read(text, &["amazon".into(), "etsy".into()]).unwrap()
}

fn only(text: &str) -> IntakeRow {
    let table = table(text);
    assert_eq!((table.rows.len(), &table.problems), (1, &vec![]), "{text}");
    table.rows.into_iter().next().unwrap()
}

#[test]
fn the_sample_says_what_it_says() {
    let table = table(include_str!("../sample/intake.csv"));
    assert_eq!(table.problems, []);
    let skus: Vec<&str> = table.rows.iter().map(|row| row.sku.as_str()).collect();
    assert_eq!(skus, ["BAG-1042", "PRF-2207", "RNG-3310", "SUN-4158", "MUG-5023"]);
    let bag = &table.rows[0];
    assert_eq!((bag.row, bag.category.as_deref(), bag.risk), (2, Some("luxury/handbags"), Some(Risk::High)));
    assert_eq!(bag.channels.as_deref(), Some(["brand-site", "marketplace-a", "print"].map(String::from).as_slice()));
    assert_eq!(bag.lighting.as_deref(), Some("softbox left + overhead; strip right; grey sweep"));
    assert_eq!((bag.due.as_deref(), &bag.owner, &bag.view), (Some("2026-12-04"), &None, &None));
}

#[test]
fn spellings_of_one_table_are_read_alike() {
    let expected = IntakeRow {
        row: 2,
        sku: "A-1".into(),
        view: Some("front".into()),
        category: Some("jewellery/rings".into()),
        lighting: Some("two \"spots\", one\nabove".into()),
        risk: Some(Risk::Low),
        channels: Some(vec!["amazon".into(), "print".into()]),
        due: Some("2028-02-29".into()),
        owner: Some("Zoë".into()),
    };
    let comma = "sku,view,category,lighting,risk,channels,due,owner\nA-1,front,jewellery/rings,\"two \"\"spots\"\", one\nabove\",low,amazon;print,2028-02-29,Zoë\n";
    for text in [
        comma.to_owned(),
        format!("\u{FEFF}{}", comma.trim_end()),
        comma.replace("sku,", "SKU,").replace("channels", "Channel").replace("due", "Due date"),
        comma.replace("low", " LOW ").replace("jewellery/rings", "Jewellery / Rings"),
        format!("{comma},,,,,,,\n\n"),
        "sku;view;category;lighting;risk;channels;due;owner\r\nA-1;front;jewellery/rings;\"two \"\"spots\"\", one\nabove\";low;amazon, print|amazon;2028-02-29;Zoë\r\n".to_owned(),
        "sku\tview\tcategory\tlighting\trisk\tchannels\tdue\towner\rA-1\tfront\tjewellery/rings\t\"two \"\"spots\"\", one\nabove\"\tlow\tamazon;print\t2028-02-29\tZoë".to_owned(),
    ] {
        assert_eq!(only(&text), expected, "{text:?}");
    }
    let bare = only("owner,sku\n,B-2\n");
    assert_eq!((bare.sku.as_str(), bare.owner, bare.risk), ("B-2", None, None));
}

#[test]
fn a_value_that_is_not_understood_is_told_with_its_place_and_the_rest_is_read() {
    let cases = [
        ("risk", "hgih", "low, medium or high"),
        ("due", "4.12.2026", "yyyy-mm-dd"),
        ("due", "2026-02-29", "yyyy-mm-dd"),
        ("due", "2100-02-29", "yyyy-mm-dd"),
        ("due", "2026-13-01", "yyyy-mm-dd"),
        ("due", "2026-00-10", "yyyy-mm-dd"),
        ("due", "20２6-1-01", "yyyy-mm-dd"),
        ("category", "jewelry/rings", "jewellery"),
        ("category", "/rings", "jewellery"),
        ("channels", "brand-site;amazn", "amazon"),
        ("owner", "Zo\u{FFFD}", "UTF-8"),
    ];
    for (column, value, expected) in cases {
        let table = table(&format!("sku,{column}\nA-1,\nA-2,{value}\nA-3,\n"));
        let skus: Vec<&str> = table.rows.iter().map(|row| row.sku.as_str()).collect();
        assert_eq!(skus, ["A-1", "A-3"]);
        let [problem] = table.problems.as_slice() else { panic!("{:?}", table.problems) };
        assert_eq!((problem.row, problem.column.as_str(), problem.value.as_str()), (3, column, value));
        assert!(problem.expected.contains(expected), "{problem:?}");
    }
    let several = table("sku,risk,due\n,dire,soon\n");
    let columns: Vec<&str> = several.problems.iter().map(|problem| problem.column.as_str()).collect();
    assert_eq!((columns, several.rows.len()), (vec!["sku", "risk", "due"], 0));
    let uneven = table("sku,risk\nA-1\nA-2,low,more\n");
    let values: Vec<&str> = uneven.problems.iter().map(|problem| problem.value.as_str()).collect();
    assert_eq!(values, ["1", "3"]);
    let twice = table("sku,view\nA-1,front\na-1,Front\nA-1,back\nA-1,\n");
    assert_eq!((twice.rows.len(), twice.problems[0].row), (3, 3));
    assert!(twice.problems[0].expected.contains("row 2"), "{:?}", twice.problems);
    let long = table(&format!("sku,owner\nA-1,{}\n", "x".repeat(1001)));
    assert!(long.problems[0].value.len() < 70 && long.problems[0].expected.contains("1000 bytes"));
}

#[test]
fn a_table_without_a_header_is_refused_with_its_place() {
    let cases = [
        ("", "row 1: found nothing"),
        ("\n\n", "row 1: found nothing"),
        ("A-1,luxury,high\n", "row 1, column 1: found A-1"),
        ("sku,rsik\n", "row 1, column 2: found rsik"),
        ("category,risk\n", "row 1: found category, risk"),
        ("sku,risk,SKU\n", "row 1, column 3: found sku"),
        ("sku,owner\nA-1,\"no end\n", "row 2, column 2: found \"no end"),
        ("sku,owner\nA-1,a \"b\" c\n", "row 2, column 2: found a \"b\" c"),
        ("sku,owner\n\"A-1\"x,b\n", "row 2, column 1: found x,b"),
    ];
    for (text, said) in cases {
        let error = read(text, &[]).unwrap_err();
        assert!(matches!(error, Error::Damaged { .. }), "{error}");
        assert!(error.to_string().contains(said), "{error}: not {said}");
    }
    let long = "sku\n".to_owned() + &"a\n".repeat(MAX_ROWS + 2);
    assert_eq!(read(&long, &[]).unwrap_err().code(), "too-large");
}

proptest! {
    #[test]
    fn any_text_is_read_or_refused(text in "[a-z,;\"\r\n\t ]{0,200}") {
        drop(read(&text, &[]));
        drop(read(&format!("sku,risk,due\n{text}"), &[]));
    }

    #[test]
    fn what_is_quoted_comes_back(owner in "[^\u{FFFD}]{1,40}") {
        let text = format!("sku,owner\nA-1,\"{}\"\n", owner.replace('"', "\"\""));
        let said = Some(owner.trim().to_owned()).filter(|owner| !owner.is_empty());
        prop_assert_eq!(only(&text).owner, said);
    }
}
