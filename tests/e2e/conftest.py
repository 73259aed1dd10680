"""A site to check, for the tests of `scaffold check`."""

import pytest

from tests.conftest import Runner
from tests.e2e.checking import Site
from tests.youtube import Server


@pytest.fixture
def site(scaffold: Runner, youtube: Server) -> Site:
    """An empty folder, checked against the loopback YouTube of this test."""
    return Site(scaffold, youtube)
