//! Any page whatever: its marks lie on whole characters of its blocks, and nothing panics.
#![no_main]

use arbitrary::Arbitrary;
use caveat::{Block, Container, Engine, Page, Region, Role};
use libfuzzer_sys::fuzz_target;

#[derive(Arbitrary, Debug)]
struct AnyPage<'a> {
    title: &'a str,
    lang: Option<&'a str>,
    containers: Vec<AnyContainer<'a>>,
    blocks: Vec<AnyBlock<'a>>,
}

#[derive(Arbitrary, Debug)]
struct AnyContainer<'a> {
    parent: Option<u8>,
    names: &'a str,
    form: bool,
}

#[derive(Arbitrary, Debug)]
struct AnyBlock<'a> {
    text: &'a str,
    role: u8,
    region: u8,
    container: Option<u8>,
    link_share: f32,
    targets: &'a str,
    names: &'a str,
}

const ROLES: [Role; 7] = [
    Role::Heading,
    Role::Paragraph,
    Role::ListItem,
    Role::Caption,
    Role::Quote,
    Role::Control,
    Role::Cell,
];
const REGIONS: [Region; 5] = [
    Region::Main,
    Region::Aside,
    Region::Nav,
    Region::Footer,
    Region::Dialog,
];

fuzz_target!(|page: AnyPage| {
    let page = Page {
        title: page.title.into(),
        lang: page.lang.map(Into::into),
        containers: page.containers.iter().map(container).collect(),
        blocks: page.blocks.iter().map(block).collect(),
        ..Page::default()
    };
    let report = Engine::new().scan(&page);
    for finding in &report.findings {
        let text: Vec<u16> = page.blocks[finding.block as usize]
            .text
            .encode_utf16()
            .collect();
        assert!(String::from_utf16(&text[finding.start as usize..finding.end as usize]).is_ok());
    }
    for appeal in &report.appeals {
        assert!(appeal.first <= appeal.last && (appeal.last as usize) < page.blocks.len());
    }
});

fn container(any: &AnyContainer) -> Container {
    Container {
        parent: any.parent.map(u32::from),
        tag: "div".into(),
        names: any.names.into(),
        form: any.form,
    }
}

fn block(any: &AnyBlock) -> Block {
    Block {
        text: any.text.into(),
        role: ROLES[usize::from(any.role) % ROLES.len()],
        region: REGIONS[usize::from(any.region) % REGIONS.len()],
        container: any.container.map(u32::from),
        link_share: any.link_share,
        targets: any.targets.into(),
        names: any.names.into(),
    }
}
