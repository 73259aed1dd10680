"""A site whose links have gone bad in known ways, checked by scaffold and by its peers."""

import json
import shutil
import sys
import tempfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import Any

from benchmarks import peers, scoring
from benchmarks.measure import Figure, Run, run, scaffold
from benchmarks.origin import Origin, serving
from benchmarks.peers import PeerMissing
from benchmarks.scoring import Score
from benchmarks.worlds import Ill, Site, site, slow
from tests.youtube import RateLimit, World, random_resets, status
from tests.youtube.data_api import KEY

NOTES = 12  # per lecture
PER_SECOND = 10  # requests that a rough network lets pass
RESETS = 0.02  # the share of connections that it breaks
PART = 6
"""Posts for those peers that ask once per link, and would take an hour for all."""
AT_ONCE = 8
"""How many lists scaffold asks for at once."""

_ROUGH = (
    partial(RateLimit, PER_SECOND, status(429, retry_after=2)),
    partial(random_resets, RESETS, 7),
)


@dataclass(frozen=True, slots=True)
class Checked:
    """A finished check: how it went, what it asked for, and how well it found things."""

    run: Run
    requests: int
    score: Score
    told: Mapping[str, Any]


def checking(*, quick: bool) -> Iterator[Figure]:
    """Ours in a healthy and in a rough network, then the peers on the same site.

    A quick run holds no times against each other: on so few posts starting up is most of them.
    """
    posts = 20 if quick else 100
    with tempfile.TemporaryDirectory() as place:
        made = site(Path(place), posts, notes=NOTES)
        _remember(made)
        healthy, rough = ours(made, rough=False), ours(made, rough=True)
        yield _requests(made, healthy)
        yield _found(made, healthy, "healthy network")
        yield _found(made, rough, f"429 above {PER_SECOND}/s and {RESETS:.0%} resets")
        yield _agreeing(healthy, rough)
        if not quick:
            yield _listed_by_yt_dlp(made, healthy)
            yield from _peers(made, healthy)


def by_api(*, quick: bool) -> Iterator[Figure]:
    """The same site by YouTube's Data API, with a key: fewer requests, and as much found."""
    posts = 20 if quick else 100
    with tempfile.TemporaryDirectory() as place:
        made = site(Path(place), posts, notes=NOTES)
        _remember(made)
        with serving(slow(made.after)) as origin:
            checked = check(made.folder, origin, "--source", "api", key=KEY)
        score = scoring.of_findings(made, checked.told["findings"])
    lists = len(made.after.playlists)
    most = 140 * lists // 100
    yield Figure(
        f"`check --source api` of {lists} posts with {made.links:,} links: requests",
        checked.requests / most,
        "at most 140 for 100 playlists",
        f"{checked.requests} requests",
        f"{most}",
        checked.requests <= most,
        {"requests": checked.requests, "links": made.links, "posts": lists},
    )
    network = "healthy network"
    yield _found(made, replace(checked, score=score), network, "`check --source api`")


def _remember(made: Site) -> None:
    """A check of before, when all was well: it must find nothing but what was typed wrong."""
    with serving(made.before) as origin:
        told = check(made.folder, origin, "--save").told
    typed = sum(case.ill is Ill.PAST_END for case in made.cases)
    if len(told["findings"]) != typed or told["unknown"]:
        raise AssertionError(f"a healthy site is not clean: {told['findings']}")


def check(folder: Path, origin: Origin, *words: str, key: str = "") -> Checked:
    """One run over all posts, with an empty cache."""
    origin.requests()
    with tempfile.TemporaryDirectory() as cache:
        done = run(
            scaffold("check", ".", "--format", "json", *words, *origin.options),
            cwd=folder,
            env={"SCAFFOLD_CACHE_DIR": cache, **({"SCAFFOLD_API_KEY": key} if key else {})},
        )
    told = json.loads(done.out)
    return Checked(done, sum(origin.requests().values()), Score({}, {}, ()), told)


def ours(made: Site, *, rough: bool) -> Checked:
    """scaffold's check of the site as it is now."""
    with serving(slow(made.after), *(_ROUGH if rough else ())) as origin:
        checked = check(made.folder, origin)
    score = scoring.of_findings(made, checked.told["findings"])
    return Checked(checked.run, checked.requests, score, checked.told)


def _requests(made: Site, checked: Checked) -> Figure:
    most = 2 * len(made.after.playlists) + 2 * made.suspects
    lists = len(made.after.playlists)
    return Figure(
        f"`check` of {lists} posts with {made.links:,} links: requests",
        checked.requests / most,
        "at most 2 per playlist and 2 per suspect",
        f"{checked.requests} requests",
        f"{lists} playlists, {made.suspects} suspects: {most}",
        checked.requests <= most,
        {"requests": checked.requests, "links": made.links, "posts": lists},
    )


def _found(made: Site, checked: Checked, network: str, what: str = "`check`") -> Figure:
    score = checked.score
    found, there = sum(score.found.values()), len(made.cases)
    unknown = checked.told["sums"]["unknown"]
    return Figure(
        f"{what}, {network}: recall over all classes",
        found / there,
        "1.0 in each class, no false alarm",
        f"{checked.run.seconds:.1f} s; {found} of {there} found, {len(score.false)} false alarms, "
        f"{unknown} unknown, {checked.requests} requests",
        _classes(score),
        score.whole and not score.false,
        {"false": list(score.false), "unknown": checked.told["unknown"], **_raw(checked)},
    )


def _classes(score: Score) -> str:
    return ", ".join(f"{ill} {score.found.get(ill, 0)}/{score.there.get(ill, 0)}" for ill in Ill)


def _raw(checked: Checked) -> dict[str, object]:
    return {
        "seconds": checked.run.seconds,
        "requests": checked.requests,
        "recall": {str(ill): checked.score.recall(ill) for ill in Ill},
        "memory": checked.run.memory,
    }


def _agreeing(calm: Checked, rough: Checked) -> Figure:
    """What the rough run was sure of, the calm one must be sure of as well."""
    sure = {v["id"]: v["certainty"] for v in calm.told["verdicts"]}
    verdicts = [v for v in rough.told["verdicts"] if v["certainty"] != "unknown"]
    changed = [v["id"] for v in verdicts if sure.get(v["id"]) != v["certainty"]]
    return Figure(
        "verdicts of the rough run that change when it is repeated in calm",
        float(len(changed)),
        "none",
        f"{len(changed)} of {len(verdicts)}",
        f"{rough.told['sums']['unknown']} it said it could not tell",
        not changed,
        {"changed": changed},
    )


def _listed_by_yt_dlp(made: Site, checked: Checked) -> Figure:
    """yt-dlp lists the same playlists one after the other, in one process."""
    urls = [f"https://www.youtube.com/playlist?list={held.id}" for held in made.after.playlists]
    words = [sys.executable, "-m", "yt_dlp", "--ignore-config", "-i", "-J", "--flat-playlist"]
    with serving(slow(made.after)) as origin:
        done = run([*words, *origin.options, *urls])
        requests = sum(origin.requests().values())
    share = done.seconds / AT_ONCE
    return Figure(
        f"`check` against `yt-dlp --flat-playlist` of its {len(urls)} lists in one process, "
        f"divided by {AT_ONCE}",
        checked.run.seconds / share,
        "less than 2 times",
        f"{checked.run.seconds:.1f} s",
        f"{done.seconds:.1f} s / {AT_ONCE} = {share:.1f} s, {requests} requests",
        checked.run.seconds < 2 * share,
    )


def _peers(made: Site, checked: Checked) -> Iterator[Figure]:
    """lychee on the whole site; all of them on a part of it, in both networks."""
    for make in (peers.lychee, peers.markdown_link_check, peers.linkinator):
        try:
            peer = make()
        except PeerMissing as missing:
            print(f"| {missing} | | | | | |")
            continue
        if make is peers.lychee:
            yield _faster(peer, made, checked)
        yield from _on_part(peer, made, PART)


def _faster(peer: peers.Peer, made: Site, checked: Checked) -> Figure:
    with serving(slow(made.after)) as origin:
        done, flagged = peer.check(made.folder, origin)
        requests = sum(origin.requests().values())
    score = scoring.of_addresses(made, flagged)
    ratio = done.seconds / checked.run.seconds
    return Figure(
        f"`check` of {len(made.after.playlists)} posts against {peer.name} with its defaults",
        ratio,
        "at least 8 times faster",
        f"{checked.run.seconds:.1f} s, {checked.requests} requests",
        f"{done.seconds:.1f} s, {requests} requests; {_classes(score)}; "
        f"{len(score.false)} false alarms",
        ratio >= 8,
        {"seconds": done.seconds, "requests": requests, "false": len(score.false)},
    )


def _on_part(peer: peers.Peer, made: Site, few: int) -> Iterator[Figure]:
    """A part of the site for those that ask once per link; one ill of each kind is in it."""
    with tempfile.TemporaryDirectory() as place:
        part = _part(made, Path(place), few)
        for rough in (False, True):
            mine = ours(part, rough=rough)
            with serving(slow(part.after), *(_ROUGH if rough else ())) as origin:
                done, flagged = peer.check(part.folder, origin)
                requests = sum(origin.requests().values())
            score = scoring.of_addresses(part, flagged)
            yield Figure(
                f"`check` of {few} posts against {peer.name}, "
                f"{'rough' if rough else 'healthy'} network",
                done.seconds / mine.run.seconds,
                "",
                f"{mine.run.seconds:.1f} s, {mine.requests} requests; {_classes(mine.score)}; "
                f"{len(mine.score.false)} false alarms",
                f"{done.seconds:.1f} s, {requests} requests; {_classes(score)}; "
                f"{len(score.false)} false alarms",
                mine.score.whole and not mine.score.false,
                {"requests": requests, "false": len(score.false), "seconds": done.seconds},
            )


def _part(made: Site, folder: Path, few: int) -> Site:
    """So many posts of the site, with a case of each kind among them, and their snapshots."""
    firsts = {case.ill: case.playlist for case in reversed(made.cases)}
    chosen = list(firsts.values())
    chosen += [held.id for held in made.after.playlists if held.id not in chosen]
    kept = set(chosen[: max(few, len(firsts))])
    for name in kept:
        shutil.copy(made.folder / f"{name}.md", folder)
        (folder / ".scaffold").mkdir(exist_ok=True)
        shutil.copy(made.folder / ".scaffold" / f"{name}.json", folder / ".scaffold")
    cases = tuple(case for case in made.cases if case.playlist in kept)
    before, after = (
        World([held for held in world.playlists if held.id in kept], list(world.videos))
        for world in (made.before, made.after)
    )
    links = made.links * len(kept) // len(made.after.playlists)
    return Site(folder, before, after, cases, made.moved, links)
