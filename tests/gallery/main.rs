//! Every part of the page in one place, to look at in both themes, at both widths and in print, and to measure how long an
//! edit takes to reach five charts. It is an example of its own and never part of the app.

use leptos::prelude::*;
use watchfloor::base::{Basis, Estimate, HourOfWeek, WeekGrid};
use watchfloor::chart::{
    Band, Bar, Bars, ChartSpec, HeatMap, Judgement, Layer, Mark, Measure, Plot, Role, Series, Shape, Values,
    XAxis,
};
use watchfloor::ui::components::*;
use watchfloor::ui::format::voice;

fn main() {
    provide_context(Toaster::new());
    mount_to_body(Gallery);
}

fn desk(hour: HourOfWeek) -> f64 {
    match (hour.day() < 5, (8..17).contains(&hour.hour())) {
        (true, true) => 2.46,
        (false, false) => 0.82,
        _ => 1.64,
    }
}

fn work(hour: HourOfWeek, volume: f64) -> f64 {
    let busy = hour.day() < 5 && (9..17).contains(&hour.hour());
    let wave = libm::sin(hour.index() as f64 / 5.0) * 0.12;
    volume / 960.0
        * if busy {
            2.7 + (hour.hour() as f64 - 9.0) * 0.1
        } else {
            1.15 + wave - f64::from(u8::from(hour.day() > 4)) * 0.3
        }
}

fn week(volume: f64) -> ChartSpec {
    let work: Values = HourOfWeek::all().map(|hour| work(hour, volume)).collect();
    let desk: Values = HourOfWeek::all().map(desk).collect();
    let plot = Plot::new(
        XAxis::HourOfWeek,
        Measure::of("analysts", 1),
        vec![
            Layer::Series(
                Shape::StepArea,
                Series { name: "At the desk".into(), role: Role::Supply, values: desk.clone() },
            ),
            Layer::Gap { name: "gap".into(), over: (Shape::Line, work.clone()), under: (Shape::Step, desk) },
            Layer::Series(
                Shape::Line,
                Series { name: "Work".into(), role: Role::Demand, values: work.clone() },
            ),
        ],
    )
    .with_mark(Mark::Remark {
        position: 16,
        value: work.at(16).unwrap_or(0.0),
        words: "Mon 16:00: 0.9 short".into(),
    });
    ChartSpec::new(
        "work-and-people",
        "Work and people at the desk",
        "In analysts, by hour of week; hatched where the work has to wait",
        "On weekdays from 09:00 to 17:00 the work needs up to 3.4 analysts and 2.5 are at the desk.",
        plot,
        voice(),
    )
}

fn heat(volume: f64) -> ChartSpec {
    let values = WeekGrid::from_fn(|hour| (hour.index() != 100).then(|| work(hour, volume) - desk(hour)));
    let map =
        HeatMap { values, measure: Measure::of("seats", 1), above: "short".into(), below: "to spare".into() };
    ChartSpec::new(
        "cover",
        "Where cover is missing",
        "Seats short in each hour",
        "Cover is short in 40 hours.",
        map,
        voice(),
    )
}

fn backlog(volume: f64) -> ChartSpec {
    let part = |name: &str, part: u8, weight: f64| {
        let values = HourOfWeek::all().map(|hour| {
            (weight * (volume / 24.0) * (1.0 + libm::sin(hour.index() as f64 / 20.0 + f64::from(part))) / 3.0)
                .max(0.0)
        });
        Series { name: name.into(), role: Role::Part(part), values: values.collect() }
    };
    let parts =
        vec![part("Critical", 0, 0.2), part("High", 1, 0.4), part("Medium", 2, 0.9), part("Low", 3, 1.6)];
    let plot = Plot::new(XAxis::HourOfWeek, Measure::of("alerts", 0), vec![Layer::Stack(Shape::Area, parts)]);
    ChartSpec::new("backlog", "Alerts that wait", "By severity", "Up to 118 low alerts wait.", plot, voice())
}

fn utilisation(volume: f64) -> ChartSpec {
    let used: Values = HourOfWeek::all().map(|hour| (work(hour, volume) / desk(hour)).min(1.2)).collect();
    let band = |name: &str, from, to, judgement| Band { name: name.into(), from, to, judgement };
    let bands = vec![
        band("70 to 85%: busy, with room", 0.7, 0.85, Judgement::Good),
        band("no room", 0.85, 0.9, Judgement::Warn),
        band("over 90%: queues grow", 0.9, f64::INFINITY, Judgement::Bad),
    ];
    let plot = Plot::new(
        XAxis::HourOfWeek,
        Measure::share(0),
        vec![
            Layer::Bands(bands),
            Layer::Series(Shape::Step, Series { name: "Used".into(), role: Role::Supply, values: used }),
        ],
    )
    .with_mark(Mark::Target { name: "Wanted 85%".into(), value: 0.85 });
    ChartSpec::new(
        "utilisation",
        "How busy people are",
        "Share of time at the desk spent on alerts",
        "91% in the week.",
        plot,
        voice(),
    )
}

fn service(volume: f64) -> ChartSpec {
    let bar = |name: &str, value: Option<f64>, target: f64| Bar {
        name: name.into(),
        value: value.map(|v| (v * 960.0 / volume).min(1.0)),
        target: Some(target),
        range: None,
        judgement: value.map(|v| if v >= target { Judgement::Good } else { Judgement::Bad }),
    };
    let bars = Bars {
        category: "Severity".into(),
        value_name: "Within target".into(),
        target_name: "Target".into(),
        measure: Measure::share(0),
        bars: vec![
            bar("Critical", Some(0.99), 0.98),
            bar("High", Some(0.96), 0.95),
            bar("Medium", Some(0.74), 0.9),
            bar("Low", None, 0.9),
        ],
    };
    ChartSpec::new(
        "service",
        "Service level by severity",
        "Share within target, tick at the target",
        "Medium misses its target.",
        bars,
        voice(),
    )
}

#[component]
fn Gallery() -> impl IntoView {
    let volume = RwSignal::new(960.0);
    let toasts = use_toasts();
    let save = Callback::new(move |file: ChartFile| {
        let said = match file {
            ChartFile::Picture { svg, .. } => svg,
            ChartFile::Table { name, table } => format!("{name}: {} rows", table.rows.len()),
        };
        leptos::logging::log!("saved {said}");
        toasts.offer("Saved", "Undo", Callback::new(|()| leptos::logging::log!("undone")));
    });
    let chart = move |make: fn(f64) -> ChartSpec| Memo::new(move |_| make(volume.get()));
    view! {
        <main class="gallery">
            <h1>"Not enough: one more seat on weekdays from 09:00 to 17:00 would meet every target."</h1>
            <p class="lead">"12 people hold 1 to 3 seats around the clock; 960 alerts a day reach people."</p>
            <Figures />
            <NumberField label="Alerts a day" unit="alerts" value=Signal::derive(move || Some(volume.get()))
                on_change=move |v| volume.set(v) limits=Limits { low: Some(1.0), high: None } />
            <ChartView spec=chart(week) on_save=save />
            <div class="columns">
                <ChartView spec=chart(heat) on_save=save />
                <ChartView spec=chart(service) on_save=save />
            </div>
            <div class="columns">
                <ChartView spec=chart(utilisation) on_save=save />
                <ChartView spec=chart(backlog) on_save=save />
            </div>
            <Fields />
            <Tables />
            <Weeks />
            <Messages />
        </main>
        <Toasts />
    }
}

#[component]
fn Figures() -> impl IntoView {
    let kpi = |key, name: &str, figure: &str, unit: &str, note: &str, tone| Kpi {
        key,
        name: name.into(),
        figure: figure.into(),
        unit: unit.into(),
        note: note.into(),
        tone,
        explained: true,
    };
    let figures = vec![
        kpi("worst", "Worst hour", "−1.8", "seats", "Mon 16:00, 54 hours short", Some(Tone::Bad)),
        kpi(
            "used",
            "Occupancy, week",
            "91%",
            "of 85% wanted",
            "262 of 289 productive hours a week",
            Some(Tone::Warn),
        ),
        kpi(
            "high",
            "High alerts acknowledged in 15 min",
            "96%",
            "of 95%",
            "analysts finish what they hold",
            Some(Tone::Good),
        ),
        kpi(
            "low",
            "Low queue, longest wait",
            "31 h",
            "of 24 h",
            "peaks at 118 alerts, cleared by Sunday",
            None,
        ),
    ];
    let shown = RwSignal::new(None::<ExplanationView>);
    let input = |name: &str, value: &str, source: &str| ExplanationNode {
        name: name.into(),
        value: value.into(),
        source: source.into(),
        ..ExplanationNode::default()
    };
    let open = move |_: &'static str| {
        shown.set(Some(ExplanationView {
            root: ExplanationNode {
                name: "Worst hour".into(),
                value: "−1.8 seats".into(),
                formula: "people at the desk − work = 1.6 − 3.4".into(),
                source: String::new(),
                inputs: vec![
                    ExplanationNode {
                        formula: "alerts × minutes / 60 = 8.5 × 24 / 60".into(),
                        inputs: vec![
                            input("Alerts in the hour", "8.5", "Imported history, 12 weeks"),
                            input("Hands-on minutes", "24 min", "Default: SANS SOC Survey 2024"),
                        ],
                        ..input("Work", "3.4 analysts", "")
                    },
                    input("At the desk", "1.6 analysts", "Seats by hour, less 18% off the queue"),
                ],
            },
            model: "Fluid model hour by hour, in priority order".into(),
            assumptions: vec!["Work that waits is done later.".into()],
        }));
    };
    view! {
        <KpiStrip figures=Signal::stored(figures) on_open=open />
        <ExplanationPanel shown on_close=move |()| shown.set(None) />
    }
}

#[component]
fn Fields() -> impl IntoView {
    let toasts = use_toasts();
    let minutes = RwSignal::new(Estimate::default_value(20.0, "SANS SOC Survey 2024, question 12"));
    let share = RwSignal::new(0.18);
    let name = RwSignal::new("Northgate SOC 2027".to_owned());
    let shape = RwSignal::new(1_u8);
    let on = RwSignal::new(true);
    let open = RwSignal::new(false);
    let shapes =
        vec![Choice::new(0_u8, "Flat"), Choice::new(1, "Office hours"), Choice::new(2, "More at night")];
    let shapes = Signal::stored(shapes);
    view! {
        <Section title="Inputs" subtitle="Label above, unit inside, source one click away">
            <div class="columns">
                <div>
                    <EstimateField label="Hands-on minutes of a high alert" unit="min" value=minutes limits=Limits::NOT_NEGATIVE
                        on_change=move |amount| minutes.update(|m| { m.amount = amount; m.basis = Basis::Typed; }) />
                    <NumberField label="Time off the queue" unit="%" scale=100.0 limits=Limits::between(0.0, 90.0)
                        basis=Signal::derive(|| Some(Basis::Measured))
                        value=Signal::derive(move || Some(share.get())) on_change=move |v| share.set(v) />
                    <TextField label="Name" value=name on_input=move |t| name.set(t)
                        error=Signal::derive(move || name.with(String::is_empty).then(|| "A plan needs a name.".to_owned())) />
                </div>
                <div>
                    <Select label="Weekly shape" choices=shapes value=shape on_choose=move |s| shape.set(s) />
                    <SegmentedControl label="Weekly shape" choices=shapes value=shape on_choose=move |s| shape.set(s) show_label=true />
                    <Switch label="A critical alert interrupts" on on_switch=move |s| on.set(s) hint="Other work waits." />
                    <div class="actions">
                        <Button kind=ButtonKind::Primary on_press=move |_| open.set(true)>"Open a dialog"</Button>
                        <Button on_press=move |_| toasts.say("Nothing to undo") icon=IconName::Undo>"Undo"</Button>
                        <Button kind=ButtonKind::Danger on_press=|_| () icon=IconName::Delete>"Delete"</Button>
                        <Button on_press=|_| () disabled=true>"Cannot"</Button>
                        <IconButton name="Search" icon=IconName::Search on_press=|_| () />
                    </div>
                </div>
            </div>
            <Dialog open on_close=move |()| open.set(false) title="Delete the plan?">
                <p>"It can be brought back with Undo."</p>
                <p class="actions"><Button kind=ButtonKind::Danger on_press=move |_| open.set(false)>"Delete"</Button></p>
            </Dialog>
        </Section>
    }
}

#[component]
fn Tables() -> impl IntoView {
    let columns = vec![
        TableColumn::words("Severity"),
        TableColumn::figures("Alerts", "a day").editable(),
        TableColumn::figures("Target", "min").editable(),
        TableColumn::figures("Within target", ""),
    ];
    let row = |key: &str, alerts: &str, target: &str, share: f64, goal: f64| TableRow {
        key: key.into(),
        cells: vec![
            key.into(),
            alerts.into(),
            target.into(),
            TableCell {
                text: format!("{:.0}%", share * 100.0),
                tone: Some(if share >= goal { Tone::Good } else { Tone::Bad }),
                bar: Some(CellBar { share, target: Some(goal) }),
                ..TableCell::default()
            },
        ],
    };
    let rows = RwSignal::new(vec![
        row("Critical", "12", "15", 0.99, 0.99),
        row("High", "96", "15", 0.96, 0.95),
        row("Medium", "312", "120", 0.74, 0.9),
        row("Low", "540", "1440", 0.41, 0.9),
    ]);
    let edit = Callback::new(move |edit: CellEdit| {
        let Ok(_) = watchfloor::text::reading::read_number(&edit.text, voice().format) else {
            return Err("This is not a number. Write digits, such as 12.".to_owned());
        };
        rows.update(|rows| {
            if let Some(row) = rows.iter_mut().find(|row| row.key == edit.row) {
                row.cells[edit.column].text = edit.text;
            }
        });
        Ok(())
    });
    let total = ["Total", "960", "", ""].map(str::to_owned).to_vec();
    view! {
        <Section title="Service level by severity">
            <DataTable caption="Service level by severity" columns=Signal::stored(columns) rows on_edit=edit
                total=Signal::stored(Some(total)) />
        </Section>
    }
}

#[component]
fn Weeks() -> impl IntoView {
    let seats = RwSignal::new(WeekGrid::from_fn(|hour| libm::round(desk(hour) * 1.2)));
    let shape =
        RwSignal::new([std::array::from_fn(|h| if (8..18).contains(&h) { 2.0 } else { 0.4 }), [0.5; 24]]);
    view! {
        <Section title="Seats">
            <WeekGridPainter label="Seats by hour of the week" value=seats on_change=move |w| seats.set(w) unit="seats" />
            <ShapeSketch label="When alerts come" names=["Weekday".into(), "Weekend".into()] value=shape on_change=move |s| shape.set(s) />
        </Section>
    }
}

#[component]
fn Messages() -> impl IntoView {
    let tab = |key, name: &str, text: &'static str| Tab {
        key,
        name: name.into(),
        body: ViewFn::from(move || view! { <p>{text}</p> }),
    };
    view! {
        <Banner tone=Tone::Bad message="This browser does not keep the plan: its storage is full.">
            <Button on_press=|_| ()>"Download a copy"</Button>
        </Banner>
        <Banner tone=Tone::Warn message="Another tab edits this plan." on_close=Callback::new(|()| ()) />
        <Banner tone=Tone::Info message="This is the sample plan." />
        <Section title="Files">
            <FileDrop label="The alerts your SIEM exported" accept=".csv" on_file=UnsyncCallback::new(|_| leptos::logging::log!("file")) />
            <p></p>
            <ProgressBar label="Reading alerts.csv" share=Signal::stored(Some(0.42)) on_cancel=Callback::new(|()| ()) />
            <RunButton label="Play the desk" doing="Playing" running=Signal::stored(None) on_run=Callback::new(|()| ())
                on_cancel=Callback::new(|()| ()) said="Stopped after 40 times." />
            <Tabs label="Views".to_owned() tabs=vec![tab("a", "By rule", "Rules"), tab("b", "By severity", "Severities")] />
            <Disclosure summary="For experts"><p>"Hidden until asked for"</p></Disclosure>
        </Section>
        <EmptyState title="No alerts yet" lesson="Answer five questions, or import what your SIEM exported.">
            <Button kind=ButtonKind::Primary on_press=|_| ()>"Answer five questions"</Button>
            <Button on_press=|_| ()>"Import a file"</Button>
        </EmptyState>
    }
}
