"""The protections that every test stands on do protect."""

import socket
from pathlib import Path

import pytest
from platformdirs import user_data_path


def test_a_test_that_tries_to_leave_this_machine_is_stopped():
    with socket.socket() as outward, pytest.raises(AssertionError, match="tried to reach"):
        outward.connect(("192.0.2.1", 443))


def test_a_test_may_talk_to_itself():
    with socket.socket() as server, socket.socket() as client:
        server.bind(("127.0.0.1", 0))
        server.listen()
        client.connect(server.getsockname())


def test_a_test_has_a_home_of_its_own(own_home):
    assert Path.home() == own_home
    assert user_data_path("escalog").is_relative_to(own_home)
