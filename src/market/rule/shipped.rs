//! The channels that come with Proofroom. The list is small and always there; a channel's file is read when it is chosen:
//! the page fetches it, the native program holds all.

use super::{Kind, RuleSet, parse};
use crate::error::{Error, Result};

/// A channel that comes with Proofroom.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Shipped {
    /// Its stable kebab-case word; the file is `rules/<id>.json`.
    pub id: &'static str,
    /// The channel's name.
    pub name: &'static str,
    /// What kind of channel it is.
    pub kind: Kind,
    /// The day its sources were read, yyyy-mm-dd.
    pub read: &'static str,
}

const fn of(id: &'static str, name: &'static str, kind: Kind) -> Shipped {
    Shipped { id, name, kind, read: "2026-11-23" }
}

/// All shipped channels. A test keeps it equal to the files.
pub const SHIPPED: [Shipped; 34] = [
    of("amazon", "Amazon", Kind::Marketplace),
    of("walmart", "Walmart Marketplace (US)", Kind::Marketplace),
    of("google-merchant", "Google Merchant Center", Kind::AdChannel),
    of("zalando", "Zalando", Kind::Marketplace),
    of("etsy", "Etsy", Kind::Marketplace),
    of("ebay", "eBay", Kind::Marketplace),
    of("google-ads-demandgen", "Google Ads (Demand Gen image assets)", Kind::AdChannel),
    of("shopify", "Shopify", Kind::StorePlatform),
    of("vtex", "VTEX", Kind::StorePlatform),
    of("aboutyou", "ABOUT YOU", Kind::Marketplace),
    of("otto", "OTTO Market", Kind::Marketplace),
    of("bol", "bol", Kind::Marketplace),
    of("john-lewis", "John Lewis (suppliers)", Kind::Retailer),
    of("the-range", "The Range Marketplace (UK)", Kind::Marketplace),
    of("zalora", "Zalora", Kind::Marketplace),
    of("department-store-vendor", "Department-store vendor assets (luxury and premium, North America)", Kind::Retailer),
    of("myntra", "Myntra", Kind::Marketplace),
    of("ajio", "AJIO", Kind::Marketplace),
    of("tata-cliq", "Tata CLiQ", Kind::Marketplace),
    of("mercadolibre", "Mercado Libre", Kind::Marketplace),
    of("aliexpress", "AliExpress / Alibaba.com", Kind::Marketplace),
    of("temu", "Temu", Kind::Marketplace),
    of("shopee", "Shopee", Kind::Marketplace),
    of("allegro", "Allegro", Kind::Marketplace),
    of("noon", "noon (Middle East)", Kind::Marketplace),
    of("tiktok-shop", "TikTok Shop", Kind::Marketplace),
    of("meta-ads-catalog", "Meta: Facebook and Instagram ads, catalogue and shops", Kind::AdChannel),
    of("instagram-organic", "Instagram feed and profile", Kind::Social),
    of("pinterest", "Pinterest pins and shopping ads", Kind::Social),
    of("profile-avatars", "Social and shop profile pictures (generic)", Kind::Social),
    of("taboola", "Taboola native ads", Kind::AdChannel),
    of("newegg", "Newegg", Kind::Marketplace),
    of("home-depot", "The Home Depot", Kind::Retailer),
    of("gs1", "GS1 product image standard (baseline used by grocers and DIY retailers)", Kind::Standard),
];

/// The rule file of a shipped channel; all of them are in the program that calls this, so the page does not.
#[must_use]
pub fn text(id: &str) -> Option<&'static str> {
    Some(match id {
        "amazon" => include_str!("../../../rules/amazon.json"),
        "walmart" => include_str!("../../../rules/walmart.json"),
        "google-merchant" => include_str!("../../../rules/google-merchant.json"),
        "zalando" => include_str!("../../../rules/zalando.json"),
        "etsy" => include_str!("../../../rules/etsy.json"),
        "ebay" => include_str!("../../../rules/ebay.json"),
        "google-ads-demandgen" => include_str!("../../../rules/google-ads-demandgen.json"),
        "shopify" => include_str!("../../../rules/shopify.json"),
        "vtex" => include_str!("../../../rules/vtex.json"),
        "aboutyou" => include_str!("../../../rules/aboutyou.json"),
        "otto" => include_str!("../../../rules/otto.json"),
        "bol" => include_str!("../../../rules/bol.json"),
        "john-lewis" => include_str!("../../../rules/john-lewis.json"),
        "the-range" => include_str!("../../../rules/the-range.json"),
        "zalora" => include_str!("../../../rules/zalora.json"),
        "department-store-vendor" => include_str!("../../../rules/department-store-vendor.json"),
        "myntra" => include_str!("../../../rules/myntra.json"),
        "ajio" => include_str!("../../../rules/ajio.json"),
        "tata-cliq" => include_str!("../../../rules/tata-cliq.json"),
        "mercadolibre" => include_str!("../../../rules/mercadolibre.json"),
        "aliexpress" => include_str!("../../../rules/aliexpress.json"),
        "temu" => include_str!("../../../rules/temu.json"),
        "shopee" => include_str!("../../../rules/shopee.json"),
        "allegro" => include_str!("../../../rules/allegro.json"),
        "noon" => include_str!("../../../rules/noon.json"),
        "tiktok-shop" => include_str!("../../../rules/tiktok-shop.json"),
        "meta-ads-catalog" => include_str!("../../../rules/meta-ads-catalog.json"),
        "instagram-organic" => include_str!("../../../rules/instagram-organic.json"),
        "pinterest" => include_str!("../../../rules/pinterest.json"),
        "profile-avatars" => include_str!("../../../rules/profile-avatars.json"),
        "taboola" => include_str!("../../../rules/taboola.json"),
        "newegg" => include_str!("../../../rules/newegg.json"),
        "home-depot" => include_str!("../../../rules/home-depot.json"),
        "gs1" => include_str!("../../../rules/gs1.json"),
        _ => return None,
    })
}

/// One shipped channel, parsed.
///
/// # Errors
/// [`Error::InvalidArgument`] for a channel that is not shipped, [`Error::Damaged`] when the file does not parse; a test
/// keeps that from happening.
pub fn shipped(id: &str) -> Result<RuleSet> {
    let text = text(id).ok_or_else(|| Error::InvalidArgument {
        name: "channel",
        found: id.into(),
        expected: SHIPPED.map(|each| each.id).join(", "),
    })?;
    parse(&format!("{id}.json"), text)
}

/// All shipped channels, parsed.
///
/// # Errors
/// As [`shipped`].
pub fn builtin() -> Result<Vec<RuleSet>> {
    SHIPPED.iter().map(|each| shipped(each.id)).collect()
}
