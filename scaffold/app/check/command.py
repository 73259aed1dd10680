"""`scaffold check`: read all posts, ask about what they link, run the rules, report."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from scaffold import __version__
from scaffold.app.check import placing, reporting
from scaffold.app.check.linked import Linked
from scaffold.app.check.placing import KnownFindings
from scaffold.app.check.policy import STDOUT, CheckOptions, Policy, api_key_of, policy_of
from scaffold.app.check.views import Views
from scaffold.app.outcome import CommonOptions, Outcome, Remark, cut_link, traffic_remarks
from scaffold.app.posts import ChosenPosts, choose, common_folder, style_of
from scaffold.app.reading import read_post
from scaffold.app.snapshots import Snapshots
from scaffold.errors import ScaffoldError, UsageError
from scaffold.errors.no_answer import NoAnswer
from scaffold.model.finding import CheckReport, Finding, Placed
from scaffold.outside import baseline as baselines
from scaffold.outside.files import files
from scaffold.report.text import evidence, fails
from scaffold.rules.base.rule import Rule
from scaffold.rules.base.view import View
from scaffold.rules.running import run as running
from scaffold.rules.running import suppressions
from scaffold.wording import count_of

if TYPE_CHECKING:
    from scaffold.app.check.results import Results
    from scaffold.outside.youtube.client import YouTube


@dataclass(slots=True)
class Run:
    """One run of the command, and what comes together in it.

    `linked` is what is linked before anything is fixed, and asked about; `seen` what is linked
    in the end.
    """

    options: CheckOptions
    common: CommonOptions
    chosen: ChosenPosts
    policy: Policy
    rules: tuple[Rule, ...]
    root: Path
    snapshots: Snapshots
    known: KnownFindings
    linked: Linked = field(default_factory=Linked)
    seen: Linked = field(default_factory=Linked)
    found: list[Placed] = field(default_factory=list)
    errors: list[ScaffoldError] = field(default_factory=list)
    remarks: list[Remark] = field(default_factory=list)
    suppressed: int = 0
    fixed: int = 0


def check(options: CheckOptions, common: CommonOptions) -> Outcome:
    """Check posts; the report is the output."""
    chosen = choose(options.posts, common.overrides, "check")
    policy = policy_of(chosen.loaded)
    snapshots = Snapshots(chosen.loaded, wanted=options.save)
    rules = running.chosen(policy.select, policy.ignore)
    root = placing.root_of(Path.cwd(), common_folder(chosen.named))
    placing.unchanged_waived((), root, options.new_from)  # an unknown revision, before all else
    known = KnownFindings(root, _baseline(policy.baseline, options.write_baseline))
    run = Run(options, common, chosen, policy, rules, root, snapshots, known)
    run.errors += chosen.errors
    if chosen.lack:
        run.remarks.append(Remark(chosen.lack))
    youtube, results = _ask(run)
    # second pass, the only one offline: a post at a time, nothing of it is kept but findings
    views = Views(snapshots, results, style_of(chosen.loaded), chosen.loaded.given("lang"))
    for path in chosen.paths:
        try:
            _check(run, views, path)
        except ScaffoldError as error:
            run.errors.append(error)
    if options.save and results:
        from scaffold.app.check.saving import save

        run.errors += save(run.linked, results)
    return _outcome(run, youtube, results)


def _baseline(baseline: Path | None, rewritten: Path | None) -> tuple[baselines.Entry, ...]:
    """The entries of the baseline; of one that is written anew, if it is one."""
    file = rewritten or baseline
    if file is None or (rewritten and not file.is_file()):
        return ()
    try:
        return baselines.read(file)
    except UsageError:
        if not rewritten:
            raise
        return ()


def _ask(run: Run) -> "tuple[YouTube | None, Results | None]":
    """First pass: what is linked; then all that is known of it, if anything may be asked."""
    offline = run.common.offline
    if offline and not run.common.from_info:
        return None, None
    from scaffold.app.check.results import Results
    from scaffold.outside import saved_listings

    for path in run.chosen.paths:
        try:
            post = files.read(path)
            links = read_post(path, post.data, text=post.text).links
            run.linked.count((link.address for link in links), run.snapshots.folder(path))
        except ScaffoldError:
            continue  # reported in the second pass
    key = api_key_of(run.options, run.chosen.loaded.settings)
    saved = saved_listings.read_all(run.common.from_info)
    if offline:
        results = Results()
        for listing in saved:
            results.take(listing)
        results.read_rows(run.linked, run.snapshots, offline=True)
        return None, results
    from scaffold.app.check.asking import Inquiry
    from scaffold.outside.youtube.client import YouTube

    settings, policy = run.chosen.loaded.settings, run.policy
    repeat = 1 if settings.retries is None else settings.retries
    youtube = YouTube(settings, budget=policy.budget, repeat_refused=repeat, waits=run.common.waits)
    try:
        given = (youtube, run.common, run.snapshots, policy.max_age)
        if key is None:
            inquiry = Inquiry(*given, anew=run.options.save)
        else:
            from scaffold.app.check.by_api import ApiInquiry
            from scaffold.outside.youtube.data_api import DataApi

            inquiry = ApiInquiry(DataApi(youtube, key), *given)
        return youtube, inquiry.hold(run.linked, saved)
    finally:
        youtube.close()


def _check(run: Run, views: Views, path: Path) -> None:
    text = files.read(path)
    name = placing.name_of(path, run.root)
    in_tables = placing.name_of(path, run.policy.base)

    def wanted(_: View, found: Sequence[Finding]) -> list[Finding]:
        return suppressions.kept(run.policy.ignored, found, in_tables)

    if run.options.fix:
        from scaffold.app.check.fixing import fix_and_write

        view, fixed = fix_and_write(text, views, run.rules, name, wanted)
        run.fixed += fixed
        run.remarks += cut_link(name, text.names) if fixed else ()
    else:
        view = views.of(text.data, path, text.text)
    run.seen.add(len(view.links), view.videos_linked, view.listed_links)
    remarks = running.run(view, run.rules)
    kept = wanted(view, remarks.found)
    run.suppressed += remarks.hidden + len(remarks.found) - len(kept)
    run.found += placing.place(view.post, name, kept)
    run.known.judge(view, name, run.rules)


def _outcome(run: Run, youtube: "YouTube | None", results: "Results | None") -> Outcome:
    # a damaged snapshot prevents reading and saving, and is reported once
    errors = list({str(error): error for error in (*run.errors, *run.snapshots.errors)}.values())
    if run.known.entries or run.options.write_baseline:
        _compare_baseline(run)
    if run.options.write_baseline == STDOUT:
        return Outcome(baselines.to_text(run.known.entries), tuple(run.remarks), tuple(errors))
    known = run.known.waive(run.found)
    requests = youtube.traffic.requests if youtube else 0
    cached = len(results.cached) if results else 0
    verdicts = tuple(results.verdicts(run.seen)) if results else ()
    # nothing is said to be unknown where --offline forbids to ask
    asked = (verdicts, results.short) if youtube and results else ((), {})
    report = CheckReport(
        found=placing.unchanged_waived(known, run.root, run.options.new_from),
        unknown=reporting.unknown(run.seen, *asked),
        failed=tuple(map(str, errors)),
        sums=reporting.sums(run.seen, verdicts, requests, cached, run.suppressed),
        verdicts=verdicts,
        version=__version__,
        fail_on=run.policy.fail_on,
    )
    if report.unknown and run.policy.fail_on_unknown:
        errors.append(NoAnswer("Not everything could be checked, and --fail-on-unknown is set."))
    output, unwritten = reporting.deliver(report, run.options)
    if run.fixed:
        run.remarks.append(Remark(f"{count_of(run.fixed, 'finding')} fixed"))
    if report.verdicts:
        lines = evidence(report).splitlines()
        run.remarks += (Remark(line, detail=True) for line in lines)
    if results:
        run.remarks += traffic_remarks(youtube.traffic.warnings if youtube else (), requests)
    return Outcome(
        output,
        tuple(run.remarks),
        (*errors, *unwritten),
        flagged=any(fails(placed, run.policy.fail_on) for placed in report.found),
    )


def _compare_baseline(run: Run) -> None:
    """Say which entries of a baseline are dead; one that is to be written gets all findings.

    From now on they are known, in this run, too. Entries that nobody looked for stay.
    """
    dead, kept = run.known.unmatched(run.found)
    path = run.options.write_baseline
    if path is None and dead:
        path = run.policy.baseline
        match = "matches" if len(dead) == 1 else "match"
        said = f"{_entries(len(dead))} of the baseline {path} {match} no finding any more"
        run.remarks.append(Remark(f"{said}; to drop: scaffold check --write-baseline {path}"))
    elif path:
        entries = tuple({*map(baselines.entry_of, run.found), *kept})
        run.known = KnownFindings(run.root, entries)
        if path == STDOUT:
            return
        baselines.write(path, entries)
        said = f"{count_of(len(run.found), 'finding')} written to {path}"
        said += f", {_entries(len(kept))} not looked for and kept" if kept else ""
        said += f", {_entries(len(dead))} dropped" if dead else ""
        run.remarks.append(Remark(f"{said}; next: scaffold check --baseline {path}"))


def _entries(count: int) -> str:
    return "1 entry" if count == 1 else f"{count} entries"
