"""What a delivery is, in words."""

from __future__ import annotations

import pytest

from dialogs.members.granting import ACCESS
from dialogs.ports.post import ADMIN
from dialogs.ports.readers import DIGEST, MONDAY
from dialogs.showing.deliveries import kind_words
from dialogs.together.inviting import INVITE
from dialogs.together.notices import NOTICE, REMINDER


@pytest.mark.parametrize("kind", [ACCESS, ADMIN, DIGEST, INVITE, MONDAY, NOTICE, REMINDER])
def test_every_kind_that_is_sent_has_a_name_on_screen(kind):
    assert kind_words(kind) != kind
